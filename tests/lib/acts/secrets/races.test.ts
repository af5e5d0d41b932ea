import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { planClient } from "@/lib/acts/clients/creation";
import type { Plan } from "@/lib/acts/plan";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { deleteLeakedSecret } from "@/lib/acts/secrets/revoke";
import { startRotation } from "@/lib/acts/secrets/start";
import { undoRotation } from "@/lib/acts/secrets/undo";
import { describePool } from "@/lib/aws/cognito/pools";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import type { Result } from "@/lib/domain/result";
import { ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

/** Races of each pair: RACES=200 for a long run. And how many clients are raced for at the same time. */
const RACES = Number(process.env.RACES ?? 12);
const AT_ONCE = 4;

embeddedStore();
const cognito = await ownCognito({ COGNITO_RATE: "1000", COGNITO_RATE_SHARE: "100" });
let stand: Awaited<ReturnType<typeof rotatingClient>>;
beforeAll(async () => {
  stand = await rotatingClient(cognito);
  got(await describePool(stand.pool));
});
beforeEach(() => pullLever(cognito.url, ""));

type Planned = Promise<Result<Plan<unknown>>>;
async function carriedOut(planned: Planned) {
  const plan = await planned;
  return plan.ok ? plan.value.run() : plan;
}

/** A client in the middle of a rotation: its two secrets by id and value, in the order of their making. */
async function rotating() {
  const owner = { ownerTeam: null, contact: "", purpose: "", ticket: "" };
  const draft = { ...owner, name: `raced for ${randomUUID()}`, scopes: ["wheel/turn"], tokenMinutes: 60 };
  const { clientId, secret: first } = got(await got(await planClient(stand.pool, draft)).run());
  const { secret: second } = got(await got(await startRotation.plan(stand.pool, { clientId })).run());
  const [current, next] = got(await listSecrets(stand.pool, clientId)).map(({ secretId }) => secretId);
  return { clientId, current: { secretId: current ?? "", first }, next: { secretId: next ?? "", second } };
}

type Rotating = Awaited<ReturnType<typeof rotating>>;

const finish = ({ clientId, current: { secretId } }: Rotating) =>
  finishRotation.plan(stand.pool, { usesNewSecret: "on", clientId, secretId });
const cancel = ({ clientId, next: { secretId } }: Rotating) =>
  cancelRotation.plan(stand.pool, { clientId, secretId });
const revoke = ({ clientId }: Rotating, secretId: string) =>
  deleteLeakedSecret.plan(stand.pool, { clientId, secretId });
const undo = ({ clientId }: Rotating, secret: string) => undoRotation.plan(stand.pool, { clientId, secret });

const secretsOf = async ({ clientId }: Rotating) =>
  got(await listSecrets(stand.pool, clientId)).map(({ secretId }) => secretId);
const works = async ({ clientId }: Rotating, secret: string) =>
  got(await proveSecret(stand.tokenUrl, clientId, secret));

const told = (answer: Result<unknown>) => (answer.ok ? "done" : answer.problem.code);

/** Races on clients of their own, while calls take a while. */
async function races<T>(race: (one: Rotating) => Promise<T>): Promise<T[]> {
  const ready: Rotating[] = [];
  for (let count = 0; count < RACES; count += 1) ready.push(await rotating());
  await pullLever(cognito.url, "latency", { p50: 3, p99: 15 });
  const waiting = ready.values();
  const ends: T[] = [];
  const lane = async () => {
    for (const one of waiting) ends.push(await race(one));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return ends;
}

test("a secret that leaked never comes back, though it is cancelled or finished at the same moment", async () => {
  const ends = await races(async (one) => {
    const isNext = Math.random() < 0.5;
    const { secretId } = isNext ? one.next : one.current;
    const value = isNext ? one.next.second : one.current.first;
    const [ended, revoked] = await Promise.all([
      carriedOut(isNext ? cancel(one) : finish(one)),
      carriedOut(revoke(one, secretId)),
    ]);
    const back = await carriedOut(undo(one, value));
    return [told(ended), told(revoked), told(back), await works(one, value)];
  });
  expect(ends).toEqual(ends.map(() => ["done", "done", "invalid", false]));
});

test("a secret that leaked and one that comes back at the same moment: it is gone, or its new id is to be told", async () => {
  const ends = await races(async (one) => {
    const { secretId, second } = one.next;
    const revocation = got(await revoke(one, secretId));
    got(await carriedOut(cancel(one)));
    const undoing = carriedOut(undo(one, second));
    if (Math.random() < 0.5) await undoing;
    const [undone, revoked] = await Promise.all([undoing, revocation.run()]);
    return { undone: undone.ok, revoked: revoked.ok, isAlive: await works(one, second) };
  });
  for (const { undone, revoked, isAlive } of ends) expect([undone, revoked]).toEqual([isAlive, !isAlive]);
});

test("two who finish, or one who finishes while another cancels, leave one secret and the truth", async () => {
  const ends = await races(async (one) => {
    const isTwice = Math.random() < 0.5;
    const [finished, other] = await Promise.all([
      carriedOut(finish(one)),
      carriedOut(isTwice ? finish(one) : cancel(one)),
    ]);
    const left = await secretsOf(one);
    const isFinished = left.join() === one.next.secretId;
    expect(left).toHaveLength(1);
    expect(finished.ok).toBe(isFinished);
    return other.ok === (isTwice ? isFinished : !isFinished);
  });
  expect(ends).not.toContain(false);
});
