// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { SuspendCard } from "@/components/clients/card/suspend-card";
import { problem } from "@/lib/domain/problem";
import { aClient, answering, done } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

function shown(more: Partial<Parameters<typeof SuspendCard>[0]> = {}) {
  const facts = {
    poolId: "eu-west-1_dev",
    client: aClient(),
    objection: null,
    isProduction: false,
    intentId: "4b2f6f5e-6f0c-4c57-9a57-2c1b6d0d3c11",
    suspend: answering<unknown>().action,
    resume: answering<unknown>().action,
  };
  return show(<SuspendCard {...facts} {...more} />);
}

const dialog = () => screen.findByRole("alertdialog");
const confirm = async (name: string) => within(await dialog()).getByRole("button", { name });

test.each([true, false])(
  "who may not suspend or resume finds the reason and no button (OAuth on: %s)",
  (isOAuthOn) => {
    shown({ client: aClient({ isOAuthOn }), objection: "Only operators of team-orders may." });
    expect(screen.getByText("Only operators of team-orders may.")).toBeDefined();
    expect(screen.queryAllByRole("button")).toEqual([]);
  },
);

test("a client that is on is suspended, one that is off is resumed, each by its own act", async () => {
  const suspend = answering<unknown>(done(null));
  const on = shown({ suspend: suspend.action });
  await on.user.click(screen.getByRole("button", { name: "Suspend app client" }));
  await on.user.click(await confirm("Suspend app client"));
  expect(suspend.forms).toMatchObject([{ clientId: aClient().clientId }]);
  expect(on.router.refresh).toHaveBeenCalledTimes(1);
  on.unmount();
  const resume = answering<unknown>(done(null));
  const off = shown({ client: aClient({ isOAuthOn: false }), resume: resume.action });
  await off.user.click(screen.getByRole("button", { name: "Resume app client" }));
  await off.user.click(await confirm("Resume app client"));
  expect(resume.forms).toHaveLength(1);
});

test("in production the name is typed first and goes along", async () => {
  const suspend = answering<unknown>(done(null));
  const { user } = shown({ suspend: suspend.action, isProduction: true });
  await user.click(screen.getByRole("button", { name: "Suspend app client" }));
  await user.click(await confirm("Suspend app client"));
  expect(suspend.forms).toEqual([]);
  await user.type(screen.getByRole("textbox"), "orders-worker");
  await user.click(await confirm("Suspend app client"));
  expect(suspend.forms).toMatchObject([{ typedName: "orders-worker" }]);
});

test("a refusal stays in the dialog, with what it says of the scopes", async () => {
  const why = problem("invalid", { fields: { scopes: "orders/gone is on no resource server." } });
  const { user, router } = shown({ suspend: answering<unknown>({ is: "refused", problem: why }).action });
  await user.click(screen.getByRole("button", { name: "Suspend app client" }));
  await user.click(await confirm("Suspend app client"));
  expect(await within(await dialog()).findByText(why.message)).toBeDefined();
  expect(within(await dialog()).getByText("orders/gone is on no resource server.")).toBeDefined();
  expect(router.refresh).not.toHaveBeenCalled();
});
