// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ClientOverview } from "@/components/clients/card/client-overview";
import { routes } from "@/lib/domain/routes";
import type { ResourceServer } from "@/lib/domain/scope";
import { maxAgeAt } from "@/lib/domain/secret/secret";
import { aClient } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const pool = { id: "eu-west-1_dev", environment: "dev" };
const day = (number: string) => `2026-01-${number}T00:00:00.000Z`;

const shown = (more: Partial<Parameters<typeof ClientOverview>[0]> = {}) =>
  show(
    <ClientOverview
      pool={pool}
      client={aClient()}
      secrets={[]}
      secretsMessage=""
      maxAge={null}
      servers={null}
      endpoints={null}
      ownership={null}
      {...more}
    />,
  );

const card = (name: string) => within(screen.getByRole("region", { name }));

test("each secret older than the settings allow is marked, and no other", () => {
  shown({
    secrets: [
      { secretId: "old", createdAt: day("01"), ageDays: 99 },
      { secretId: "new", createdAt: day("20"), ageDays: 1 },
    ],
    maxAge: maxAgeAt(90, Date.parse("2026-04-10T00:00:00Z")),
  });
  const rows = card("Secrets")
    .getAllByRole("listitem")
    .map((it) => it.textContent);
  expect(rows).toEqual([
    expect.stringMatching(/^Older99 days oldOlder than 90 days/),
    expect.stringMatching(/^Newer1 day oldCreated/),
  ]);
});

test("the card of the secrets leads to them, and not for a user sign-in client", () => {
  const href = routes.clientSecrets(pool, aClient().clientId);
  const { unmount } = shown();
  expect(card("Secrets").getByRole("link").getAttribute("href")).toBe(href);
  unmount();
  shown({ client: aClient({ kind: "people" }) });
  expect(card("Secrets").queryByRole("link")).toBeNull();
});

test("all that an API team needs can be copied, each by its name", () => {
  shown({ endpoints: { tokenUrl: "https://dev.example.com/oauth2/token", issuer: "https://issuer" } });
  const { getAllByRole, getByText } = card("Endpoints");
  expect(getAllByRole("button").map((it) => it.getAttribute("aria-label"))).toEqual([
    "Copy token endpoint",
    "Copy issuer",
    "Copy JWKS URL",
    "Copy user pool ID",
  ]);
  expect(
    getByText((_, it) => it?.textContent === "https://issuer/.well-known/jwks.json", { selector: "code" }),
  );
});

test("a pool without a domain says so in place of a token endpoint", () => {
  shown({ endpoints: { tokenUrl: null, issuer: "https://issuer" } });
  expect(card("Endpoints").getByText(/The pool has no domain/)).toBeDefined();
  expect(card("Endpoints").getAllByRole("button")).toHaveLength(3);
});

const servers: ResourceServer[] = ["orders", "stock"].map((identifier) => ({
  identifier,
  name: `${identifier} API`,
  isManaged: false,
  scopes: Array.from({ length: 8 }, (_, index) => ({
    name: `s${index}`,
    full: `${identifier}/s${index}`,
    description: "",
  })),
}));
const all = servers.flatMap(({ scopes }) => scopes.map(({ full }) => full));

test.each([
  ["a few scopes stand open", 12, true],
  ["more are folded", 13, false],
])("%s, each API on its own", (_what, count, isOpen) => {
  shown({ client: aClient({ scopes: all.slice(0, count) }), servers });
  const groups = card("Scopes").getAllByRole("group");
  expect(groups.map((it) => it.hasAttribute("open"))).toEqual([isOpen, isOpen]);
  expect(groups[0]?.textContent).toMatch(/^orders APIorders8 scopes/);
});
