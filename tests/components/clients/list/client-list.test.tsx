// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ClientList } from "@/components/clients/list/client-list";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { show } from "@/tests/components/show";

const row: ListedClient = {
  clientId: "1a2b3c4d5e6f7g8h9i0j1k2l3m",
  name: "orders-worker",
  settings: {
    kind: "people",
    isOn: true,
    tokenMinutes: 60,
    createdAt: "2026-01-02T03:04:05Z",
    changedAt: "2026-01-02T03:04:05Z",
    scope: "orders/read",
    scopes: 1,
  },
  secrets: { count: 1, oldest: "2026-01-02T03:04:05Z" },
  ownerTeam: null,
  isSuspended: false,
  deadScopes: 0,
  message: null,
};

const act = async () => ({ is: "done", value: null }) as const;

function list(search: Partial<ClientSearch>) {
  return show(
    <ClientList
      pools={[{ id: "eu-west-1_A", environment: "dev", canCreate: false, canChange: false }]}
      search={{ page: 1, ...search }}
      question={null}
      found={{
        rows: [row],
        poolOf: [],
        page: 1,
        matches: 1,
        hidden: 0,
        unread: 0,
        unplaced: 0,
        settingsAt: null,
        facets: { kinds: { m2m: 1_204, mixed: 3, people: 7, dcr: 0, all: 1_214 }, ages: [0, 0, 0, 1, 0] },
        asOf: Date.parse("2026-09-03T00:00:00Z"),
        progress: { read: 1, fresh: 1, of: 1, secondsLeft: null, listedAt: 1, listing: null, trouble: null },
      }}
      choices={{ teams: [], servers: [{ identifier: "orders", name: "Orders API" }], maxAgeDays: null }}
      maxAge={null}
      views={{ views: [], query: "", objection: null, save: act, rename: act, remove: act }}
      rights={[]}
    />,
  );
}

const header = (name: string) => screen.getByRole("columnheader", { name });
const sortLink = (name: string) => within(header(name)).getByRole("link").getAttribute("href");

test("the first click on secret age puts the oldest first, and the arrow means the age", () => {
  list({});
  expect(header("Secret age").getAttribute("aria-sort")).toBeNull();
  expect(sortLink("Secret age")).toContain("sort=age");
});

test.each([
  ["age", "descending", "sort=-age"],
  ["-age", "ascending", "sort=age"],
] as const)("a list sorted by %s has ages %s", (sort, order, next) => {
  list({ sort });
  expect(header("Secret age").getAttribute("aria-sort")).toBe(order);
  expect(sortLink("Secret age")).toContain(next);
});

test("a column of instants is sorted by them", () => {
  list({ sort: "created" });
  expect(header("Created").getAttribute("aria-sort")).toBe("ascending");
});

test("kinds are tabs with the number of clients of each", () => {
  list({ kind: "mixed" });
  const tabs = within(screen.getByRole("navigation", { name: "Kinds of clients" })).getAllByRole("link");
  expect(tabs.map(({ textContent }) => textContent)).toEqual([
    "M2M1,204",
    "M2M + user sign-in3",
    "User sign-in7",
    "Self-registered (DCR)0",
    "All kinds1,214",
  ]);
  expect(tabs.map((tab) => tab.getAttribute("aria-current"))).toEqual([null, "page", null, null, null]);
});

test("the kind is marked in a list of all kinds, and not in a list of one", () => {
  list({ kind: "all" });
  expect(within(screen.getByRole("table")).getByText("User sign-in")).toBeDefined();
  list({ kind: "people" });
  expect(within(screen.getAllByRole("table")[1] ?? document.body).queryByText("User sign-in")).toBeNull();
});
