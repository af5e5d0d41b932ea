// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ResumeClient } from "@/components/clients/card/resume-client";
import { SuspendClient } from "@/components/clients/card/suspend-client";
import { problem } from "@/lib/domain/problem";
import { aClient, answering, done } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const facts = {
  pool: { id: "eu-west-1_dev", environment: "dev" },
  client: aClient(),
  isConfirmed: false,
  intentId: "4b2f6f5e-6f0c-4c57-9a57-2c1b6d0d3c11",
};

const dialog = () => screen.findByRole("alertdialog");

/** Presses the button of the page, and then the same one of the dialog. */
async function pressTwice({ user }: ReturnType<typeof show>, name: string) {
  await user.click(screen.getByRole("button", { name }));
  await user.click(within(await dialog()).getByRole("button", { name }));
}

test("suspending and resuming are acts of their own, after which the page is read again", async () => {
  const suspend = answering<unknown>(done(null));
  const on = show(<SuspendClient {...facts} suspend={suspend.action} />);
  await pressTwice(on, "Suspend app client");
  expect(suspend.forms).toMatchObject([{ clientId: aClient().clientId, intentId: facts.intentId }]);
  expect(on.router.refresh).toHaveBeenCalledTimes(1);
  on.unmount();
  const resume = answering<unknown>(done(null));
  const off = show(<ResumeClient {...facts} resume={resume.action} />);
  await pressTwice(off, "Resume app client");
  expect(resume.forms).toHaveLength(1);
});

test("the page takes the focus after the act, since its button goes, and the button after Cancel", async () => {
  const page = document.body.appendChild(document.createElement("main"));
  page.id = "content";
  page.tabIndex = -1;
  const shown = show(<SuspendClient {...facts} suspend={answering<unknown>(done(null)).action} />);
  const opener = screen.getByRole("button", { name: "Suspend app client" });
  await shown.user.click(opener);
  await shown.user.click(within(await dialog()).getByRole("button", { name: "Cancel" }));
  await expect.poll(() => document.activeElement).toBe(opener);
  await pressTwice(shown, "Suspend app client");
  await expect.poll(() => document.activeElement).toBe(page);
  page.remove();
});

test("in production the name is typed first and goes along", async () => {
  const suspend = answering<unknown>(done(null));
  const shown = show(<SuspendClient {...facts} isConfirmed suspend={suspend.action} />);
  await pressTwice(shown, "Suspend app client");
  expect(suspend.forms).toEqual([]);
  await shown.user.type(screen.getByRole("textbox"), "orders-worker");
  await shown.user.click(within(await dialog()).getByRole("button", { name: "Suspend app client" }));
  expect(suspend.forms).toMatchObject([{ typedName: "orders-worker" }]);
});

test("a refusal stays in the dialog, with what it says of the scopes", async () => {
  const why = problem("invalid", { fields: { scopes: "orders/gone is on no resource server." } });
  const suspend = answering<unknown>({ is: "refused", problem: why }).action;
  const shown = show(<SuspendClient {...facts} suspend={suspend} />);
  await pressTwice(shown, "Suspend app client");
  expect(await within(await dialog()).findByText(why.message)).toBeDefined();
  expect(within(await dialog()).getByText("orders/gone is on no resource server.")).toBeDefined();
  expect(shown.router.refresh).not.toHaveBeenCalled();
});
