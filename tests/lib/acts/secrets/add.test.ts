import { beforeEach, expect, test } from "vitest";
import { addOrFind, fullProblem } from "@/lib/acts/secrets/add";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { notesOf } from "@/lib/store/secrets/notes";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
let stand: Awaited<ReturnType<typeof rotatingClient>>;
beforeEach(async () => {
  await pullLever(cognito.url, "");
  stand = await rotatingClient(cognito);
});

const value = "AnotherValue".padEnd(48, "0");
const wanted = async () => {
  const known = got(await listSecrets(stand.pool, stand.clientId));
  await pullLever(cognito.url, "journal");
  return { clientId: stand.clientId, value, known, listedAt: Date.now() };
};
const looks = async () => (await journalOf(cognito.url, "ListUserPoolClientSecrets")).length;
const fault = (operation: string, kind: string, more: object = {}) =>
  pullLever(cognito.url, "faults", { operation, kind, ...more });

test.each([1, 2])(
  "a list that lags behind the addition %i times is looked at again: the secret is found",
  async (times) => {
    const it = await wanted();
    await fault("AddUserPoolClientSecret", "reset-after-commit");
    await fault("ListUserPoolClientSecrets", "empty-page", { nth: 1, times });
    const added = got(await addOrFind(stand.pool, it));
    expect(added).toMatchObject({ secret: value, clientId: stand.clientId, provenAt: expect.any(String) });
    expect(await looks()).toBe(times + 1);
    const note = got(await notesOf(stand.pool.id, stand.clientId)).get(added.secretId);
    expect(note).toMatchObject({ fingerprint: secretFingerprint(value), provenAt: added.provenAt });
  },
);

test("a secret that is never listed was not added: it is looked for three times, and nothing is noted", async () => {
  const it = await wanted();
  await fault("AddUserPoolClientSecret", "reset-before");
  expect(await addOrFind(stand.pool, it)).toMatchObject({
    problem: {
      code: "unreachable",
      message: "Cognito didn’t answer, and no secret was added. Try again in a moment.",
    },
  });
  expect(await looks()).toBe(3);
  expect(got(await notesOf(stand.pool.id, stand.clientId)).size).toBe(0);
});

test("a value that Cognito made is lost with its answer, and said to be", async () => {
  const it = await wanted();
  await fault("AddUserPoolClientSecret", "reset-after-commit");
  expect(await addOrFind(stand.pool, { ...it, value: null })).toMatchObject({
    problem: { code: "unknown-outcome", message: expect.stringContaining("this one can’t be shown") },
  });
});

test("where there are two secrets, there is no place for one more, and the sentence names the older one", async () => {
  const it = await wanted();
  expect(fullProblem(it.known)).toBeNull();
  const added = got(await addOrFind(stand.pool, it));
  expect(await looks()).toBe(0);
  expect(added.provenAt).toBeNull();
  const both = got(await listSecrets(stand.pool, stand.clientId));
  expect(fullProblem(both)?.message).toContain(
    `deletes the older secret (${both[0]?.secretId}, created ${both[0]?.createdAt})`,
  );
  expect(fullProblem(both)?.code).toBe("limit");
});
