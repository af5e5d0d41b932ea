import { beforeEach, describe, expect, test } from "vitest";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { deleteLeakedSecret } from "@/lib/acts/secrets/revoke";
import { startRotation } from "@/lib/acts/secrets/start";
import { undoRotation } from "@/lib/acts/secrets/undo";
import { addSecret, deleteSecret, listSecrets } from "@/lib/aws/cognito/secrets";
import { deletedSecretsOf } from "@/lib/store/secrets/deleted";
import { ownCognito } from "@/tests/kit/console-on";
import { lostStand } from "@/tests/kit/killed/lost-stand";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito({ ROTATION_UNDO: "on" });

let stand: Awaited<ReturnType<typeof lostStand>>;
beforeEach(async () => {
  stand = await lostStand(cognito);
});

describe.each([true, false])("a rotation's end, carried out: %s", (ran) => {
  const outcome = ran ? "recovered" : "not-done";
  const ways = [
    { action: "finish rotation", which: 0, why: "finished" },
    { action: "cancel rotation", which: 1, why: "cancelled" },
    { action: "delete leaked secret", which: 0, why: "leaked" },
  ] as const;

  test.each(ways)("$action: a secret that is gone is on the list of the deleted", async (way) => {
    const { pool, clientId } = stand;
    const started = got(await got(await startRotation.plan(pool, { clientId })).run());
    const secrets = got(await listSecrets(pool, clientId));
    const secretId =
      way.which === 1
        ? started.secretId
        : (secrets.find((it) => it.secretId !== started.secretId)?.secretId ?? "");
    const asked = { clientId, secretId, usesNewSecret: "on" } as const;
    const plans = {
      "finish rotation": finishRotation.plan,
      "cancel rotation": cancelRotation.plan,
      "delete leaked secret": deleteLeakedSecret.plan,
    };
    await stand.dies(way.action, asked, plans[way.action](pool, asked), false);
    if (ran) got(await deleteSecret(pool, clientId, secretId));
    expect(await stand.found()).toMatchObject({
      outcome,
      clientId,
      object: { kind: "secret", id: secretId },
    });
    const deleted = got(await deletedSecretsOf(pool.id, clientId, 0));
    expect(deleted.map(({ why }) => why)).toEqual(ran ? [way.why] : []);
    // Its value may come back where the console knew it.
    if (ran && way.which === 1) expect(deleted[0]?.fingerprint).not.toBeNull();
  });
});

test.each([true, false])("the return of a deleted secret, carried out: %s", async (ran) => {
  const { pool, clientId } = stand;
  const { secret, secretId } = got(await got(await startRotation.plan(pool, { clientId })).run());
  got(await got(await cancelRotation.plan(pool, { clientId, secretId })).run());
  await stand.dies(
    "undo rotation",
    { clientId, secret: "[hidden]" },
    undoRotation.plan(pool, { clientId, secret }),
    false,
  );
  // It was killed before the note.
  if (ran) got(await addSecret(pool, clientId, secret));
  expect(await stand.found()).toMatchObject({ outcome: ran ? "recovered" : "not-done", clientId });
});

test("the return of a deleted secret that was noted takes it off the list of the deleted", async () => {
  const { pool, clientId } = stand;
  const { secret, secretId } = got(await got(await startRotation.plan(pool, { clientId })).run());
  got(await got(await cancelRotation.plan(pool, { clientId, secretId })).run());
  const undo = undoRotation.plan(pool, { clientId, secret });
  await stand.dies("undo rotation", { clientId, secret: "[hidden]" }, undo, true);
  const row = await stand.found();
  expect(row).toMatchObject({ outcome: "recovered", after: { createdAt: expect.any(String) } });
  expect(got(await deletedSecretsOf(pool.id, clientId, 0))).toEqual([]);
  expect(await stand.told()).toEqual(["The restoration of a deleted secret of wheel-turner was completed"]);
});
