// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { ClientSecrets } from "@/components/secrets/client-secrets";
import type { RotationActs } from "@/components/secrets/use-rotation";
import { hush, Toast } from "@/components/shell/toast";
import type { KnownSecret, Proof } from "@/lib/domain/secret/rotation";
import type { NewSecret } from "@/lib/domain/secret/secret";
import { aClient, answering, aSecret, done, refused, rotationSettings } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

beforeEach(hush);

const older = aSecret({ secretId: "c--1" });
const newer = aSecret({ secretId: "c--2", createdAt: "2026-02-02T03:04:05.000Z" });
const born: NewSecret = {
  clientId: aClient().clientId,
  secretId: newer.secretId,
  createdAt: newer.createdAt,
  secret: "s3cret-value",
  provenAt: newer.createdAt,
};

function shown(secrets: readonly KnownSecret[], acts: Partial<RotationActs> = {}) {
  const none = answering<never>().action;
  const all = {
    start: none,
    prove: none,
    finish: none,
    cancel: none,
    revoke: none,
    undo: none,
    planRetirement: none,
  };
  const page = (now: readonly KnownSecret[]) => (
    <>
      <ClientSecrets
        poolId="eu-west-1_dev"
        client={aClient()}
        secrets={now}
        deleted={[]}
        tokenUrl={null}
        settings={rotationSettings}
        isConfirmed={false}
        objection={null}
        acts={{ ...all, ...acts }}
      />
      <Toast />
    </>
  );
  const it = show(page(secrets));
  return { ...it, nowWith: (now: readonly KnownSecret[]) => it.rerender(page(now)) };
}

/** Found once no dialog, which hides the page, is there any more. */
const button = (name: string) => screen.findByRole("button", { name });
/** Found once no act is under way, during which the dialog stays as it is. */
const inDialog = (name: string) =>
  waitFor(() => {
    const found = within(screen.getByRole("alertdialog")).getByRole("button", { name });
    expect(found.getAttribute("aria-busy")).toBeNull();
    expect(screen.queryByRole("button", { busy: true })).toBeNull();
    return found;
  });
const isThere = () => document.documentElement.outerHTML.includes(born.secret);
const isSaid = async (sentence: string) => expect(await screen.findByText(sentence)).toBeDefined();

test("a cancelled rotation wipes the secret that it had brought", async () => {
  const { user, nowWith } = shown([older], {
    start: answering(done(born)).action,
    cancel: answering(done(null)).action,
  });
  await user.click(await button("Start rotation"));
  nowWith([older, newer]);
  await isSaid(born.secret);
  await user.click(await button("Cancel rotation"));
  await user.click(await inDialog("Cancel rotation"));
  await isSaid("Rotation cancelled. The new secret was deleted.");
  expect(isThere()).toBe(false);
});

test("a finished rotation leaves the new secret until it is said to be stored", async () => {
  const { user, nowWith } = shown([older], {
    start: answering(done(born)).action,
    finish: answering(done(null)).action,
  });
  await user.click(await button("Start rotation"));
  const old = "2026-01-02T03:04:05.000Z";
  nowWith([older, { ...newer, createdAt: old, provenAt: old }]);
  await user.click(await button("Finish rotation"));
  await user.click(screen.getByRole("checkbox", { name: "My services use the new secret" }));
  await user.click(await inDialog("Finish rotation"));
  await isSaid("Rotation finished. The old secret was deleted.");
  expect(isThere()).toBe(true);
});

test("of two secrets one that leaked takes the secret on the page along, which may be that one", async () => {
  const revoke = answering(done(null));
  const { user, nowWith } = shown([older], { start: answering(done(born)).action, revoke: revoke.action });
  await user.click(await button("Start rotation"));
  nowWith([older, newer]);
  await user.click(await button("Report a leaked secret"));
  await user.click(screen.getByRole("radio", { name: /^The newer one/ }));
  await user.click(await inDialog("Delete the leaked secret"));
  await isSaid("The leaked secret was deleted.");
  expect(revoke.forms).toMatchObject([{ secretId: newer.secretId }]);
  expect(isThere()).toBe(false);
});

test("the only secret that leaked is replaced first, and the new one stays when the leaked one goes", async () => {
  const revoke = answering(refused("Cognito did not answer."), done(null));
  const { user, nowWith } = shown([older], { start: answering(done(born)).action, revoke: revoke.action });
  await user.click(await button("Report a leaked secret"));
  await user.click(await inDialog("Add a new secret now"));
  nowWith([older, newer]);
  await isSaid("The leaked secret still works");
  await user.click(await button("Delete the leaked secret"));
  await isSaid("Cognito did not answer.");
  await user.click(await button("Delete the leaked secret"));
  await isSaid("The leaked secret was deleted.");
  expect(revoke.forms).toMatchObject([{ secretId: older.secretId }, { secretId: older.secretId }]);
  expect(screen.queryByText("The leaked secret still works")).toBeNull();
  expect(isThere()).toBe(true);
});

test("a verified replacement leaves the leaked secret to be deleted", async () => {
  const prove = answering<Proof>(done({ provenAt: newer.createdAt, secretIds: [newer.secretId] }));
  const { user, nowWith } = shown([older], { start: answering(done(born)).action, prove: prove.action });
  await user.click(await button("Report a leaked secret"));
  await user.click(await inDialog("Add a new secret now"));
  nowWith([older, { ...newer, provenAt: null }]);
  await user.click(await button("Done"));
  await user.click(await inDialog("Leave"));
  await user.click(await button("Verify the new secret"));
  await user.type(screen.getByLabelText("New secret"), "newer{Enter}");
  await isSaid("Verified: a token was issued with the new secret.");
  expect(await button("Delete the leaked secret")).toBeDefined();
});

test("an emergency that somebody backed out of is none when a rotation is started later", async () => {
  const start = answering(refused("Cognito did not answer."), done(born));
  const { user, nowWith } = shown([older], { start: start.action });
  await user.click(await button("Report a leaked secret"));
  await user.click(await inDialog("Add a new secret now"));
  await isSaid("Cognito did not answer.");
  await user.click(await inDialog("Cancel"));
  await user.click(await button("Start rotation"));
  nowWith([older, newer]);
  await isSaid(born.secret);
  expect(screen.queryByText("The leaked secret still works")).toBeNull();
});

test("a start that is refused says why, and whatever comes of it the page is read again", async () => {
  const { user, router } = shown([older], { start: answering(refused("Cognito did not answer.")).action });
  await user.click(await button("Start rotation"));
  await isSaid("Cognito did not answer.");
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test("a secret that was shown is gone once its panel is done with", async () => {
  const { user, nowWith } = shown([older], { start: answering(done(born)).action });
  await user.click(await button("Start rotation"));
  nowWith([older, newer]);
  await user.click(await button("Done"));
  await user.click(await inDialog("Leave"));
  await isSaid("Secret hidden. It can’t be shown again.");
  expect(isThere()).toBe(false);
});

test("after a reload with a new secret on the page, it says that its value is not shown again, and how to go on", async () => {
  const key = `added eu-west-1_dev ${aClient().clientId}`;
  sessionStorage.setItem(key, JSON.stringify({ id: newer.secretId, name: "" }));
  const { nowWith, unmount } = shown([older, newer]);
  await isSaid("The new secret was shown before this page was reloaded");
  expect(screen.getByText(/can’t be shown again/).textContent).toContain(newer.secretId);
  nowWith([older]);
  expect(screen.queryByText(/can’t be shown again/)).toBeNull();
  unmount();
  expect(sessionStorage.getItem(key)).toBeNull();
});

test("a new secret leaves its id in this tab while it is on the page, never its value", async () => {
  const { user } = shown([older], { start: answering(done(born)).action });
  await user.click(await button("Start rotation"));
  await waitFor(() => expect(isThere()).toBe(true));
  const kept = JSON.stringify({ ...sessionStorage });
  expect(kept).toContain(newer.secretId);
  expect(kept).not.toContain(born.secret);
});

test("a client without a secret has nothing to rotate, and says so where a rotation would stand", () => {
  shown([]);
  expect(screen.getByRole("region", { name: "Rotation" }).textContent).toContain(
    "This client has no secret.",
  );
});

test("after each step the focus is on the next act, and after the last one on the end of the rotation", async () => {
  const old = "2026-01-02T03:04:05.000Z";
  const { user, nowWith } = shown([older], {
    start: answering(done(born)).action,
    finish: answering(done(null)).action,
  });
  const isFocused = (find: () => HTMLElement) => waitFor(() => expect(document.activeElement).toBe(find()));
  await user.click(await button("Start rotation"));
  await isFocused(() => screen.getByRole("button", { name: /^Copy client secret/ }));
  nowWith([older, { ...newer, createdAt: old, provenAt: old }]);
  await user.keyboard("{Enter}");
  await isFocused(() => screen.getByRole("checkbox", { name: "I have stored this secret" }));
  await user.keyboard(" {Enter}");
  await isFocused(() => screen.getByRole("button", { name: "Finish rotation" }));
  await user.keyboard("{Enter}");
  await isFocused(() => screen.getByRole("checkbox", { name: "My services use the new secret" }));
  await user.keyboard(" {Enter}");
  await isSaid("Rotation finished. The old secret was deleted.");
  nowWith([newer]);
  await isFocused(() => screen.getByRole("group", { name: "No rotation in progress" }));
});

test("a focus that somebody took away is not put anywhere when the page is read again", async () => {
  const { user, nowWith } = shown([older, newer]);
  (await button("Report a leaked secret")).focus();
  await user.click(document.body);
  expect(document.activeElement).toBe(document.body);
  nowWith([older, { ...newer }]);
  expect(document.activeElement).toBe(document.body);
});

test("a secret that left the page is verified from its value, which is neither the old one nor kept", async () => {
  const prove = answering<Proof>(
    done({ provenAt: null, secretIds: [] }),
    done({ provenAt: newer.createdAt, secretIds: [older.secretId] }),
    done({ provenAt: newer.createdAt, secretIds: ["c--0", newer.secretId] }),
  );
  const { user, router } = shown([older, newer], { prove: prove.action });
  await user.click(await button("Verify the new secret"));
  const verify = async (typed: string) => {
    const field = screen.getByLabelText("New secret");
    await user.clear(field);
    await user.type(field, `${typed}{Enter}`);
  };
  await user.keyboard("{Enter}");
  await isSaid("Paste the new secret.");
  await verify(" ");
  await isSaid("Paste the new secret.");
  await verify("wrong");
  await isSaid("The token endpoint rejects this value. Paste the new secret.");
  await verify("older");
  await isSaid("This value works, but it isn’t the new secret. Paste the new one.");
  await verify("newer");
  await isSaid("Verified: a token was issued with the new secret.");
  expect(prove.forms.map(({ secret }) => secret)).toEqual(["wrong", "older", "newer"]);
  expect(router.refresh).toHaveBeenCalledTimes(3);
  expect(screen.queryByLabelText("New secret")).toBeNull();
});
