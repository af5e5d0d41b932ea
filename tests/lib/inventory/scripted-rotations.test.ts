import { randomUUID } from "node:crypto";
import { ListUserPoolClientSecretsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proveSecret } from "@/lib/cognito/tokens";
import { rotationOf } from "@/lib/domain/rotation";
import { planCancel, planFinish } from "@/lib/inventory/end-rotation";
import { planStart } from "@/lib/inventory/start-rotation";
import { seededRandom } from "@/lib/local-cognito/seeded-random";
import { consoleOn } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { embeddedStore, got } from "@/tests/lib/store/both-stores";
import { journalOf, pullLever } from "@/tests/local-lever";
import { rotatingClient } from "@/tests/rotating-client";

embeddedStore();

let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());

const CLIENTS = 25;
const ROTATIONS = 8;

type Stand = Awaited<ReturnType<typeof rotatingClient>>;

/** Faults of every kind that leaves an outcome open or a call unmade, on every call that a rotation makes. */
async function makeTrouble() {
  const operations = [
    "AddUserPoolClientSecret",
    "ListUserPoolClientSecrets",
    "DeleteUserPoolClientSecret",
    "token",
  ];
  const kinds = [
    ["reset-after-commit", 0.08],
    ["500-after-commit", 0.08],
    ["reset-before", 0.03],
    ["500", 0.03],
    ["throttle", 0.03],
  ] as const;
  let seed = 7;
  for (const operation of operations) {
    for (const [kind, rate] of kinds) {
      seed += 1;
      await pullLever(cognito.url, "faults", { operation, kind, rate, seed });
    }
    for (const [kind, nth] of [
      ["hang-after-commit", 40],
      ["hang", 90],
    ])
      await pullLever(cognito.url, "faults", { operation, kind, nth, times: 1 });
  }
}

/** The secrets as Cognito has them, whatever goes wrong on the way: what a person sees after enough reloads. */
async function listed({ pool, clientId }: Stand) {
  for (let attempt = 0; ; attempt += 1) {
    const ask = new ListUserPoolClientSecretsCommand({ UserPoolId: pool.id, ClientId: clientId });
    const answer = await cognito.sdk.send(ask, { abortSignal: AbortSignal.timeout(3_000) }).catch(() => null);
    if (answer || attempt === 20)
      return (answer?.ClientSecrets ?? []).map(({ ClientSecretId = "", ClientSecretCreateDate }) => ({
        secretId: ClientSecretId,
        createdAt: ClientSecretCreateDate?.toISOString() ?? "",
      }));
  }
}

/** Tries an act until it is answered with yes, as somebody does who follows what each refusal says. */
async function insist(act: () => Promise<boolean>) {
  for (let attempt = 0; attempt < 20; attempt += 1) if (await act()) return;
  throw new Error(`Twenty attempts were not enough (${randomUUID()}).`);
}

/** Starts a rotation. Gives the value that was shown; an unconfirmed secret is deleted, as the page offers. */
async function start(stand: Stand): Promise<string> {
  let shown = "";
  await insist(async () => {
    const plan = await planStart(stand.pool, { clientId: stand.clientId });
    const begun = plan.ok ? await plan.value.run() : plan;
    if (begun.ok) shown = begun.value.secret;
    else if (rotationOf(await listed(stand)).is === "rotating") {
      unconfirmed += 1;
      await end(stand, "cancel");
    }
    return begun.ok;
  });
  return shown;
}

async function end(stand: Stand, how: "finish" | "cancel") {
  await insist(async () => {
    const rotation = rotationOf(await listed(stand));
    if (rotation.is !== "rotating") return true;
    const { secretId } = how === "finish" ? rotation.current : rotation.next;
    const plan = await (how === "finish" ? planFinish : planCancel)(stand.pool, {
      clientId: stand.clientId,
      secretId,
    });
    return plan.ok && (await plan.value.run()).ok;
  });
}

let unconfirmed = 0;

test("200 rotations in bad weather end with exactly the secrets that were meant, each known to somebody", async () => {
  const stands = await Promise.all(Array.from({ length: CLIENTS }, () => rotatingClient(cognito)));
  await pullLever(cognito.url, "journal");
  await makeTrouble();

  const known = await Promise.all(
    stands.map(async (stand, index) => {
      const draw = seededRandom(100 + index);
      let current = stand.secret;
      for (let turn = 0; turn < ROTATIONS; turn += 1) {
        const next = await start(stand);
        const how = draw() < 0.7 ? "finish" : "cancel";
        await end(stand, how);
        if (how === "finish") current = next;
      }
      return { stand, current };
    }),
  );

  await pullLever(cognito.url, "faults");
  for (const { stand, current } of known) {
    expect(await listed(stand)).toHaveLength(1);
    expect(got(await proveSecret(stand.tokenUrl, stand.clientId, current))).toBe(true);
  }
  const added = (await journalOf(cognito.url, "AddUserPoolClientSecret")).filter((call) => call.committed);
  const troubled = (await journalOf(cognito.url)).filter(({ status }) => status !== 200);
  // One secret for each rotation, and one more for each that was given up as unconfirmed: no duplicate, no orphan.
  expect(added).toHaveLength(CLIENTS * ROTATIONS + unconfirmed);
  expect(troubled.length).toBeGreaterThan(200);
  for (const call of added)
    expect(added.filter(({ invocation }) => invocation === call.invocation)).toHaveLength(1);
}, 300_000);
