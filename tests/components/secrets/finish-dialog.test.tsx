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
  expect(said("Overlap")).toBe("Over: both worked long enough");
});

test.each<[string, Partial<KnownSecret>, string, string]>([
  ["was never proven", {}, "Proof of the newer", "None: it got no token through this console"],
  [
    "was added elsewhere",
    { origin: "elsewhere" },
    "Proof of the newer",
    "None: it was added outside this console",
  ],
])("a secret that %s asks for the client's name", async (_what, next, term, sentence) => {
  const { user, onFinish } = shown(next);
  expect(said(term)).toBe(sentence);
  expect(screen.getByText("Because of that, the client’s name has to be typed.")).toBeDefined();
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
  expect(said("Overlap")).toMatch(/^Both should work for 10 minutes, until /);
  expect(screen.getByRole("textbox")).toBeDefined();
});

test("a secret that is an old one restored is told apart from the one that is deleted", () => {
  shown({ provenAt: long, restores: "c--0" });
  expect(screen.getByText(/^The newer one is the old secret that was restored\./)).toBeDefined();
});

test("the way back by undo is promised only where it is switched on", () => {
  shown({ provenAt: long });
  expect(screen.getByText(/who kept its value can bring it back for 72 hours/)).toBeDefined();
  shown({ provenAt: long }, { settings: { ...rotationSettings, isUndoOn: false } });
  expect(screen.getAllByText(/who kept its value can bring it back for 72 hours/)).toHaveLength(1);
});
