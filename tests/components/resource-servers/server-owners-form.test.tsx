// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ServerOwnersForm } from "@/components/resource-servers/server-owners-form";
import { Toast } from "@/components/shell/toast";
import { policyText } from "@/lib/domain/access/ownership";
import { problem } from "@/lib/domain/problem";
import type { FormAction } from "@/lib/domain/result";
import { fullScope } from "@/lib/domain/scope";
import { show } from "@/tests/components/show";

const server = (identifier: string, team: string | null, openScopes: string[] = []) => ({
  server: {
    identifier,
    name: identifier.toUpperCase(),
    isManaged: false,
    scopes: ["read", "write"].map((name) => ({ full: fullScope(identifier, name), name, description: "" })),
  },
  policy: { team, openScopes },
  intentId: `intent of ${identifier}`,
});

const servers = [
  server("a", null),
  server("b", "team-orders", ["read"]),
  server("c", null),
  server("d", null, ["write"]),
];

function shown(save: FormAction<unknown>) {
  return show(
    <>
      <ServerOwnersForm poolId="pool" servers={servers} knownTeams={["team-orders"]} save={save} />
      <Toast />
    </>,
  );
}

const saving = () => vi.fn<FormAction<unknown>>(async () => ({ is: "done", value: null }));
const box = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { exact: true });
const button = () => screen.getByRole("button", { name: /^Sav/ });
const sent = (save: ReturnType<typeof saving>) =>
  save.mock.calls.map(
    ([form]): Record<string, unknown> => ({
      ...Object.fromEntries(form),
      openScopes: form.getAll("openScopes"),
    }),
  );

test("those that nobody can grant are selected, and each is saved as its own card would", async () => {
  const save = saving();
  const { user, router } = shown(save);
  expect(["A", "B", "C", "D"].map((name) => box(name).checked)).toEqual([true, false, true, false]);
  fireEvent.change(box("Owner team"), { target: { value: "team-orders" } });
  expect(button().textContent).toBe("Save for 2 resource servers");
  await user.click(button());
  const common = { poolId: "pool", ownerTeam: "team-orders", newTeam: "", openScopes: [] };
  const seen = policyText({ team: null, openScopes: [] });
  expect(sent(save)).toEqual([
    { ...common, identifier: "a", intentId: "intent of a", seen },
    { ...common, identifier: "c", intentId: "intent of c", seen },
  ]);
  await waitFor(() => expect(screen.getByText("Saved for 2 resource servers.")).toBeDefined());
  expect(router.refresh).toHaveBeenCalledOnce();
  expect(box("A").checked).toBe(false);
});

test("scopes are opened without a team, and each keeps its owner", async () => {
  const save = saving();
  const { user } = shown(save);
  await user.click(box("All resource servers"));
  await user.click(box("Make all their scopes self-service"));
  await user.click(button());
  expect(sent(save).map(({ ownerTeam, openScopes }) => [ownerTeam, openScopes])).toEqual([
    ["", ["read", "write"]],
    ["team-orders", ["read", "write"]],
    ["", ["read", "write"]],
    ["", ["read", "write"]],
  ]);
});

test("a team keeps the scopes open that were, and a new one is confirmed for all", async () => {
  const save = saving();
  const { user } = shown(save);
  await user.click(box("D"));
  fireEvent.change(box("Owner team"), { target: { value: "team-new" } });
  await user.click(box("team-new is a new team"));
  await user.click(button());
  expect(sent(save).map(({ newTeam, openScopes }) => [newTeam, openScopes])).toEqual([
    ["team-new", []],
    ["team-new", []],
    ["team-new", ["write"]],
  ]);
});

test("it ends at the first that is refused, and says where and why; the others stay selected", async () => {
  const answers = [{ is: "done", value: null } as const, null];
  const save = vi.fn<FormAction<unknown>>(async () => {
    const answer = answers.shift();
    return answer ?? { is: "refused", problem: problem("changed-meanwhile") };
  });
  const { user } = shown(save);
  await user.click(box("D"));
  fireEvent.change(box("Owner team"), { target: { value: "team-orders" } });
  await user.click(button());
  await waitFor(() =>
    expect(screen.getByRole("alert").textContent).toContain("This was changed by someone else"),
  );
  expect(screen.getByText("Saved for 1 of 3, up to C. The others weren’t changed.")).toBeDefined();
  expect(["A", "C", "D"].map((name) => box(name).checked)).toEqual([false, true, true]);
  expect(save).toHaveBeenCalledTimes(2);
});

test("with nothing selected, or nothing to give, nothing is sent, and the form says what is missing", async () => {
  const save = saving();
  const { user } = shown(save);
  await user.click(button());
  expect(screen.getByText("Enter a team, or make all their scopes self-service.")).toBeDefined();
  expect(document.activeElement).toBe(box("Owner team"));
  await user.click(box("A"));
  await user.click(box("C"));
  fireEvent.change(box("Owner team"), { target: { value: "team-orders" } });
  await user.click(button());
  expect(screen.getByText("Select at least one resource server.")).toBeDefined();
  expect(screen.queryByText("Enter a team, or make all their scopes self-service.")).toBeNull();
  expect(save).not.toHaveBeenCalled();
});
