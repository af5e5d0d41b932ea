// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { type ListedServer, ServerList } from "@/components/resource-servers/server-list";
import { show } from "@/tests/components/show";

const listed = (name: string, more: Partial<ListedServer> = {}): ListedServer => ({
  server: {
    identifier: `https://api.example.com/${name}`,
    name,
    isManaged: false,
    scopes: ["read", "write"].map((scope) => ({
      full: `https://api.example.com/${name}/${scope}`,
      name: scope,
      description: "",
    })),
  },
  policy: { team: null, openScopes: [] },
  protection: null,
  clients: 0,
  ...more,
});

const many = Array.from({ length: 8 }, (_, at) => listed(`service-${at}`));
const list = (servers: readonly ListedServer[], isWhole = true) =>
  show(
    <ServerList
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      servers={servers}
      isWhole={isWhole}
      create={null}
    />,
  );
const rows = () => screen.queryAllByRole("rowheader").map(({ textContent }) => textContent?.trim());

test("many are searched by name, identifier, scope and team, and the rest is counted", async () => {
  const { user } = list([...many, listed("stock", { policy: { team: "team-stock", openScopes: [] } })]);
  const search = screen.getByRole("searchbox");
  await user.type(search, "TEAM-stock");
  expect(rows()).toEqual(["stock"]);
  expect(screen.getByRole("status").textContent).toBe("1 of 9 resource servers");
  await user.clear(search);
  await user.type(search, "service-3/write");
  expect(rows()).toEqual(["service-3"]);
  await user.clear(search);
  await user.type(search, "nothing");
  expect(rows()).toEqual([]);
  expect(screen.getByText(/^No resource server has “nothing”/)).toBeDefined();
});

test("a few have no search", () => {
  list(many.slice(0, 3));
  expect(screen.queryByRole("searchbox")).toBeNull();
});

test("a number of clients leads to them, and none is plain text", () => {
  list([listed("used", { clients: 4 }), listed("unused")]);
  const link = screen.getByRole("link", { name: "4 with scopes of used" });
  expect(link.getAttribute("href")).toBe(
    "/pools/dev/clients?server=https%3A%2F%2Fapi.example.com%2Fused&kind=all",
  );
  expect(screen.getByText("No clients").closest("a")).toBeNull();
});

test("self-service scopes are counted in words", () => {
  const opens = (name: string, openScopes: string[]) => listed(name, { policy: { team: null, openScopes } });
  list([opens("all", ["read", "write"]), opens("some", ["read"]), opens("none", [])]);
  for (const words of ["All 2", "1 of 2", "None"]) expect(screen.getByText(words)).toBeDefined();
});
