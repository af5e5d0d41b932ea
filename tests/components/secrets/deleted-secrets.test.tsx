// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { DeletedSecrets } from "@/components/secrets/deleted-secrets";
import type { GraceSecret } from "@/lib/domain/secret/rotation";
import { answering, done, refused, rotationSettings } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const gone = (more: Partial<GraceSecret> = {}): GraceSecret => ({
  secretId: "c--1",
  why: "finished",
  deletedAt: "2026-01-02T03:04:05.000Z",
  deletedBy: "ada@example.com",
  until: "2026-01-05T03:04:05.000Z",
  noWayBack: null,
  ...more,
});

function shown(deleted: GraceSecret[], more: Partial<Parameters<typeof DeletedSecrets>[0]> = {}) {
  const onUndone = vi.fn();
  const facts = {
    settings: rotationSettings,
    isFull: false,
    objection: null,
    fields: { poolId: "eu-west-1_dev", clientId: "c" },
    undo: answering<unknown>().action,
  };
  return { onUndone, ...show(<DeletedSecrets {...{ ...facts, deleted, onUndone, ...more }} />) };
}

const field = () => screen.queryByLabelText<HTMLInputElement>("Old secret");
const text = () => document.body.textContent ?? "";

test.each<[GraceSecret["noWayBack"], GraceSecret["why"], string]>([
  ["leaked", "leaked", "Can’t be restored"],
  ["unknown-value", "cancelled", "Created outside Clientele, so it can’t be restored."],
  ["may-have-leaked", "finished", "A secret with an unknown value leaked later and may be this one"],
])("a deleted secret of which is known %s has no way back, and says why", (noWayBack, why, sentence) => {
  shown([gone({ noWayBack, why })]);
  expect(text()).toContain(sentence);
  expect(field()).toBeNull();
});

test("where undoing is switched off, that is said instead of until when", () => {
  shown([gone()], { settings: { ...rotationSettings, isUndoOn: false } });
  expect(text()).toContain("Set ROTATION_UNDO to enable it.");
  expect(text()).not.toContain("Can be restored until");
  expect(field()).toBeNull();
});

test("while two secrets are there, it is said that one has to go first", () => {
  shown([gone()], { isFull: true });
  expect(text()).toContain("A client can have at most two secrets.");
  expect(field()).toBeNull();
});

test("who may not rotate is shown what was deleted and no way back", () => {
  shown([gone()], { objection: "Your role does not allow it." });
  expect(text()).toContain("Can be restored until");
  expect(field()).toBeNull();
});

test("nothing is shown where nothing was deleted", () => {
  shown([]);
  expect(text()).toBe("");
});

test("an old value is wiped from its field once it works again, and stays while it is refused", async () => {
  const undo = answering<unknown>(refused("Cognito did not answer."), done(null));
  const { user, onUndone } = shown([gone()], { undo: undo.action });
  // By key, because a second click that follows at once is a double click, which sends nothing.
  const send = async () => {
    (await screen.findByRole("button", { name: "Undo the rotation" })).focus();
    await user.keyboard("{Enter}");
  };
  await send();
  expect(await screen.findByText("Paste the old value.")).toBeDefined();
  expect(undo.forms).toEqual([]);
  await user.type(screen.getByLabelText("Old secret"), "0ld-value");
  await send();
  expect(await screen.findByText("Cognito did not answer.")).toBeDefined();
  expect(field()?.value).toBe("0ld-value");
  await send();
  await waitFor(() => expect(onUndone).toHaveBeenCalledTimes(1));
  expect(undo.forms).toMatchObject([{ secret: "0ld-value" }, { secret: "0ld-value" }]);
  expect(field()?.value).toBe("");
});
