import { AsyncLocalStorage } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { groupsOf } from "@/lib/auth/roles";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { listNamePage } from "@/lib/aws/cognito/clients";
import { describePool } from "@/lib/aws/cognito/pools";
import { boundedFetch } from "@/lib/process/bounded-fetch";
import { outsideRequests } from "@/lib/process/outside-requests";
import { take } from "@/lib/store/limits";
import { beginSession } from "@/lib/store/sessions";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { got, onBothStores } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";

const requests = new AsyncLocalStorage<object>();
let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  outsideRequests(() => {});
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());

/** Whether anything still keeps the context of a request that did this, once its answer is there. */
async function isKept(act: () => Promise<unknown>): Promise<boolean> {
  const request = await (async () => {
    const context = { secret: "a secret" };
    await requests.run(context, act);
    return new WeakRef(context);
  })();
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  // A weak reference holds on until the job is over in which it was made or read.
  await new Promise((done) => setImmediate(done));
  collect();
  return request.deref() !== undefined;
}

test("a context that a timer holds is kept, so that these tests would see it", async () => {
  let timer: NodeJS.Timeout | undefined;
  const act = async () => {
    timer = setTimeout(() => {}, 60_000);
  };
  expect(await isKept(act)).toBe(true);
  clearTimeout(timer);
});

const session = {
  sessionId: "one that has ended",
  sub: "somebody",
  email: "admin@example.com",
  name: "An Admin",
  refreshToken: "none",
  signedInAt: 0,
  seenAt: 0,
  groups: [],
  groupsAt: 0,
  groupsReading: "read" as const,
};

test.for<[string, () => Promise<unknown>]>([
  ["asks a foreign server", () => boundedFetch(cognito.url, { method: "GET" })],
  ["calls Cognito", () => listNamePage(devPool(), null)],
  ["learns what a pool is", () => describePool(devPool())],
  ["learns where people sign in", () => issuer()],
])("what %s leaves nothing of its request behind", async ([, act]) => {
  expect(await isKept(act)).toBe(false);
});

onBothStores((name) => {
  test(`what asks ${name} leaves nothing of its request behind`, async () => {
    expect(await isKept(() => take("a person", 1, 60))).toBe(false);
  });

  test(`what renews somebody’s groups, kept in ${name}, leaves nothing of its request behind`, async () => {
    const begun = { ...session, personId: session.sub, signedInAt: Date.now(), endsAt: null };
    got(await beginSession({ ...begun, groups: named() }));
    expect(await isKept(() => groupsOf(session, 0))).toBe(false);
  });
});
