import { ListUserPoolClientSecretsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import { scriptEnd, scriptStart } from "@/lib/commands/bench/measure/scripted-rotation";
import { seededRandom } from "@/lib/local-aws/seed/seeded-random";
import { consoleOn } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
  // What the weather does to rotations is looked at here, not how fast they may go.
  process.env.COGNITO_RATE = "1000";
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

/** The secrets as Cognito has them, once the weather is good again. */
async function listed({ pool, clientId }: Stand) {
  const ask = new ListUserPoolClientSecretsCommand({ UserPoolId: pool.id, ClientId: clientId });
  return (await cognito.sdk.send(ask)).ClientSecrets ?? [];
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
        const { secret: next, unconfirmed: deleted } = await scriptStart(stand);
        unconfirmed += deleted;
        const how = draw() < 0.7 ? "finish" : "cancel";
        await scriptEnd(stand, how);
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
