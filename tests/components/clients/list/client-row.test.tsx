// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ClientTableRow } from "@/components/clients/list/client-row";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import { type MaxAge, maxAgeAt } from "@/lib/domain/secret/secret";
import { show } from "@/tests/components/show";

const settings: ListedClient["settings"] = {
  kind: "m2m",
  isOn: true,
  tokenMinutes: 60,
  createdAt: "2026-01-02T03:04:05Z",
  changedAt: "2026-01-02T03:04:05Z",
  scope: "orders/read",
  scopes: 1,
};

const row: ListedClient = {
  clientId: "1a2b3c4d5e6f7g8h9i0j1k2l3m",
  name: "orders-worker",
  settings,
  secrets: { count: 1, oldest: "2026-01-02T03:04:05Z" },
  ownerTeam: "team-orders",
  isSuspended: false,
  deadScopes: 0,
  message: null,
};

function shown(more: Partial<ListedClient>, isFailed = false, maxAge: MaxAge | null = null) {
  const { container } = show(
    <table>
      <tbody>
        <ClientTableRow
          environment={null}
          row={{ ...row, ...more }}
          href="/there"
          secretsHref="/there/secrets"
          selection={{ list: "/there", shown: [], of: "eu-west-1_A 1a2b3c" }}
          readScopes={async () => []}
          facts={{ asOf: Date.parse("2026-09-03T00:00:00Z"), maxAge, serverNames: {}, listedKind: undefined }}
          isFailed={isFailed}
          menu={[]}
        />
      </tbody>
    </table>,
  );
  return container.textContent ?? "";
}

const off = { ...settings, isOn: false };

test.each<[string, Partial<ListedClient>, string[]]>([
  ["is on", {}, []],
  ["was switched off by nobody known", { settings: off }, ["OAuth disabled"]],
  ["also signs people in and is off", { settings: { ...off, kind: "mixed" } }, ["OAuth disabled"]],
  ["is suspended here", { settings: off, isSuspended: true }, ["Suspended"]],
  ["is for people, who need no OAuth of machines", { settings: { ...off, kind: "people" } }, []],
  ["holds dead scopes", { deadScopes: 2 }, ["2 missing scopes"]],
])("a client that %s is marked so", (_what, more, marks) => {
  const text = shown(more);
  expect(["OAuth disabled", "Suspended", "2 missing scopes"].filter((mark) => text.includes(mark))).toEqual(
    marks,
  );
});

test.each<[Partial<ListedClient>, boolean]>([
  [{}, true],
  [{ settings: off }, false],
  [{ deadScopes: 1 }, false],
  [{ isSuspended: true, settings: off }, false],
  [{ settings: { ...settings, kind: "mixed" } }, false],
  [{ settings: null }, false],
])("%j is called active: %s", (more, isActive) => {
  expect(shown(more).includes("Active")).toBe(isActive);
});

test("what was not read yet is on its way, or will not come", () => {
  const missing = { settings: null, secrets: null };
  expect(shown(missing).match(/Loading…/g)).toHaveLength(6);
  const failed = shown(missing, true);
  expect(failed.match(/Not loaded/g)).toHaveLength(6);
  expect(failed).not.toContain("Loading…");
});

test.each<[ListedClient["secrets"], string]>([
  [{ count: 0, oldest: null }, "None"],
  [{ count: 2, oldest: "2026-01-02T03:04:05Z" }, "2 secrets"],
])("its secrets (%o) are said to be: %s", (secrets, words) => {
  expect(shown({ secrets })).toContain(words);
});

test("an owner team that is not known is said to be so", () => {
  shown({ ownerTeam: null });
  expect(screen.getByText("No owner")).toBeDefined();
});

test("a secret older than the settings allow is marked in words, and only where they say how old", () => {
  const at = (instant: string) => maxAgeAt(90, Date.parse(instant));
  shown({}, false, at("2026-04-03T03:04:05Z"));
  expect(screen.getByText(/over 90 d/)).toBeDefined();
  cleanup();
  shown({}, false, at("2026-04-03T03:04:04Z"));
  shown({}, false, null);
  shown({ secrets: { count: 0, oldest: null } }, false, at("2026-05-01T00:00:00Z"));
  expect(screen.queryByText(/over 90 d/)).toBeNull();
});
