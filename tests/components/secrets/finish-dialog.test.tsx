// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
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
    isProduction: false,
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
const said = (term: string) => screen.getByText(term, { selector: "dt" }).nextElementSibling?.textContent;

test("a proven secret that has worked long enough asks for a tick and no name", async () => {
  const { user, onFinish } = shown({ provenAt: long });
  await user.click(finish());
  expect(onFinish).not.toHaveBeenCalled();
  await user.click(sure());
  await user.click(finish());
  expect(onFinish.mock.calls).toEqual([[""]]);
  expect(said("Overlap")).toBe("Recommended overlap reached");
});

test.each<[string, Partial<KnownSecret>, string, string]>([
  ["was never proven", {}, "New secret verified", "Never"],
  [
    "was added elsewhere",
    { origin: "elsewhere" },
    "New secret verified",
    "Never: it was added outside Clientele",
  ],
])("a secret that %s asks for the client's name", async (_what, next, term, sentence) => {
  const { user, onFinish } = shown(next);
  expect(said(term)).toBe(sentence);
  expect(
    screen.getByText(
      "You’re finishing before the new secret is verified or the recommended overlap ends. Type the client name to confirm.",
    ),
  ).toBeDefined();
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
  expect(said("Overlap")).toMatch(/^Recommended overlap \(10 minutes\) ends at /);
  expect(screen.getByRole("textbox")).toBeDefined();
});

test("a secret that is an old one restored is told apart from the one that is deleted", () => {
  shown({ provenAt: long, restores: "c--0" });
  expect(screen.getByText(/^The newer secret is the old one, restored\./)).toBeDefined();
});

test("the way back by undo is promised only where it is switched on", () => {
  shown({ provenAt: long });
  expect(screen.getByText(/Anyone who still has the old value can restore it within 72 hours/)).toBeDefined();
  shown({ provenAt: long }, { settings: { ...rotationSettings, isUndoOn: false } });
  expect(
    screen.getAllByText(/Anyone who still has the old value can restore it within 72 hours/),
  ).toHaveLength(1);
});
