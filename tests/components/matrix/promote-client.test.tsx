// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { MissingScopes } from "@/components/matrix/missing-scopes";
import { PromoteClient } from "@/components/matrix/promote-client";
import { problem } from "@/lib/domain/problem";
import { withPopovers } from "@/tests/components/popovers";
import { show } from "@/tests/components/show";

withPopovers();

const shared = {
  pool: { id: "eu-west-1_Prod", environment: "prod" },
  isConfirmed: true,
  region: "eu-west-1",
  clientId: "prodorders",
  from: { id: "eu-west-1_Dev", environment: "dev", clientId: "devorders" },
  settings: { name: "orders", scopes: ["a/read", "a/old", "a/dead"], tokenMinutes: 60, isRevocable: true },
  restricted: { "a/admin": "team-a or an admin" },
  changedAt: "2026-06-01T00:00:00.000Z",
  members: { AllowedOAuthScopes: ["a/read", "a/old", "a/dead"] },
  intentId: "0c8f2b2e-0000-4000-8000-000000000000",
};
const promotion = {
  change: { addScopes: ["a/write"], dropScopes: ["a/old"], tokenMinutes: 15 },
  missing: [],
  refused: ["a/admin"],
  dead: ["a/dead"],
};

test("scopes to add and token settings are chosen, scopes to remove are not, and only the chosen ones are sent", async () => {
  const save = vi.fn(
    async (_form: FormData) =>
      ({ is: "refused", problem: problem("changed-meanwhile", { message: "It was changed." }) }) as const,
  );
  const { user } = show(<PromoteClient {...shared} promotion={promotion} save={save} />);
  const checked = screen
    .getAllByRole<HTMLInputElement>("checkbox")
    .filter((box) => box.checked)
    .map((box) => box.name);
  expect(checked).toEqual(["a/write", "tokenMinutes"]);
  expect(screen.getByText("a/admin: ask team-a or an admin to grant it.")).toBeTruthy();
  expect(screen.getByText(/No resource server has a\/dead/)).toBeTruthy();
  await user.click(screen.getByRole("checkbox", { name: "a/old" }));
  await user.click(screen.getByRole("checkbox", { name: "Access token lifetime" }));
  await user.click(screen.getByRole("button", { name: "Promote to prod" }));
  await user.type(within(screen.getByRole("alertdialog")).getByRole("textbox"), "orders");
  await user.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Promote to prod" }));
  expect(await screen.findByText(/It was changed/)).toBeTruthy();
  const sent = save.mock.calls[0]?.[0];
  expect(sent?.getAll("addScopes")).toEqual(["a/write"]);
  expect(sent?.getAll("dropScopes")).toEqual(["a/old", "a/dead"]);
  expect(sent?.has("tokenMinutes")).toBe(false);
  expect(sent?.get("typedName")).toBe("orders");
  expect(sent?.get("fromClient")).toBe("devorders");
  expect(sent?.get("clientId")).toBe("prodorders");
});

test("with nothing chosen nothing is sent", async () => {
  const save = vi.fn();
  const nothing = { change: { addScopes: [], dropScopes: ["a/old"] }, missing: [], refused: [], dead: [] };
  const { user } = show(<PromoteClient {...shared} promotion={nothing} save={save} />);
  await user.click(screen.getByRole("button", { name: "Promote to prod" }));
  expect(screen.getByText("Nothing is chosen.")).toBeTruthy();
  expect(save).not.toHaveBeenCalled();
});

test("environments that agree have nothing to promote", () => {
  const nothing = { change: { addScopes: [], dropScopes: [] }, missing: [], refused: [], dead: [] };
  show(<PromoteClient {...shared} promotion={nothing} save={vi.fn()} />);
  expect(screen.getByText("There is nothing to promote")).toBeTruthy();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

const scopes = [{ name: "refund", description: "May refund" }];
const lacking = {
  isConfirmed: true,
  pool: { id: "eu-west-1_Prod", environment: "prod" },
  from: "dev",
  missing: ["orders/refund", "bills/refund"],
  servers: [
    { identifier: "orders", name: "Orders", isThere: true, scopes },
    { identifier: "bills", name: "Bills", isThere: false, scopes },
  ],
};

test("missing scopes are added by the act that changes, or the one that creates, a resource server", async () => {
  const act = () => vi.fn(async (_form: FormData) => ({ is: "done", value: null }) as const);
  const acts = { saveServer: act(), createServer: act() };
  const { user } = show(<MissingScopes {...lacking} mayAdd acts={acts} />);
  for (const label of ["Add 1 scope to orders", "Add 1 scope with bills"]) {
    await user.click(screen.getByRole("button", { name: label }));
    const asked = within(screen.getByRole("alertdialog")).queryByRole("textbox");
    if (asked) await user.type(asked, "orders");
    await user.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: label }));
  }
  const [saved] = acts.saveServer.mock.calls[0] ?? [];
  expect(saved?.get("identifier")).toBe("orders");
  expect(saved?.getAll("scopes")).toEqual(['{"name":"refund","was":null,"becomes":"May refund"}']);
  expect(saved?.get("typedName")).toBe("orders");
  const [created] = acts.createServer.mock.calls[0] ?? [];
  expect(created?.get("name")).toBe("Bills");
  expect(created?.getAll("scopes")).toEqual(['{"name":"refund","description":"May refund"}']);
});

test("people who may not add scopes are told whom to ask, and nothing is said where none is missing", () => {
  const acts = { saveServer: vi.fn(), createServer: vi.fn() };
  const { container } = show(<MissingScopes {...lacking} missing={[]} mayAdd acts={acts} />);
  expect(container.textContent).toBe("");
  show(<MissingScopes {...lacking} mayAdd={false} acts={acts} />);
  expect(screen.getByText(/Ask an admin of prod to add them/)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
