// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FinishDialog } from "@/components/secrets/finish-dialog";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import { aClient, aSecret, rotationSettings } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const long = "2026-01-02T03:04:05.000Z";

function shown(next: Partial<KnownSecret>, more: Partial<Parameters<typeof FinishDialog>[0]> = {}) {
  const onFinish = vi.fn();
  const facts = {
    client: aClient(),
    current: aSecret(),
    settings: rotationSettings,
    isConfirmed: false,
    isPending: false,
    refused: null,
    onCancel: () => {},
  };
  const props = {
    ...facts,
    next: aSecret({ secretId: "c--2", createdAt: long, ...next }),
    onFinish,
    ...more,
  };
  return { onFinish, ...show(<FinishDialog {...props} />) };
}

const sure = () => screen.getByRole("checkbox", { name: "My services use the new secret" });
const finish = () => screen.getByRole("button", { name: "Finish rotation" });
/** Why the name has to be typed, as it stands at the field. */
const why = () => document.getElementById(screen.getByRole("textbox").getAttribute("aria-describedby") ?? "");

test("a proven secret that has worked long enough asks for a tick and no name, and the focus is on the tick", async () => {
  const { user, onFinish } = shown({ provenAt: long });
  expect(screen.queryByRole("textbox")).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(sure()));
  await user.click(finish());
  expect(onFinish).not.toHaveBeenCalled();
  await user.click(sure());
  await user.keyboard("{Enter}");
  expect(onFinish.mock.calls).toEqual([[""]]);
});

test.each<[string, Partial<KnownSecret>, string]>([
  ["was never proven", {}, "You’re finishing without verifying the new secret."],
  [
    "was added elsewhere",
    { origin: "elsewhere" },
    "You’re finishing without verifying the new secret, which was added outside Clientele.",
  ],
])("a secret that %s asks for the client's name, for this reason alone", async (_what, next, sentence) => {
  const { user, onFinish } = shown(next);
  expect(why()?.textContent).toBe(sentence);
  await user.click(sure());
  await user.click(finish());
  expect(onFinish).not.toHaveBeenCalled();
  await user.type(screen.getByRole("textbox"), "orders-worker");
  await user.click(finish());
  expect(onFinish.mock.calls).toEqual([["orders-worker"]]);
});

test("a secret that has not worked long enough says until when it should, and asks for the name", () => {
  const now = new Date().toISOString();
  shown({ createdAt: now, provenAt: now });
  expect(why()?.textContent).toMatch(
    /^You’re finishing before the recommended overlap \(10 minutes\) ends at 20\d\d-/,
  );
});

test("both reasons are named where both apply, and production where it is the only one", () => {
  const { unmount } = shown({ createdAt: new Date().toISOString() });
  expect(why()?.textContent).toMatch(
    /^You’re finishing without verifying the new secret, and before the recommended overlap /,
  );
  unmount();
  shown({ provenAt: long }, { isConfirmed: true });
  expect(why()?.textContent).toBe("Changes in this environment ask for the name.");
});

test("a secret that is an old one restored is told apart from the one that is deleted", () => {
  shown({ provenAt: long, restores: "c--0" });
  expect(screen.getByText("The newer secret is the old one, restored. Finishing keeps it.")).toBeDefined();
  expect(screen.getByText(/^Deletes the other secret/)).toBeDefined();
});

test("the way back by undo is promised only where it is switched on", () => {
  const { unmount } = shown({ provenAt: long });
  expect(screen.getByText(/Anyone who still has the old value can restore it within 72 hours/)).toBeDefined();
  unmount();
  shown({ provenAt: long }, { settings: { ...rotationSettings, isUndoOn: false } });
  expect(screen.queryByText(/can restore it within/)).toBeNull();
});
