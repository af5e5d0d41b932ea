import { afterEach, expect, test, vi } from "vitest";
import { hydrate } from "@/lib/inventory/hydration";
import { noteLook } from "@/lib/inventory/interest";
import { listNames } from "@/lib/inventory/listing";
import { shelfOf } from "@/tests/kit/a-pool";
import { devPool } from "@/tests/kit/console-on";
import { oddClientId, oddCognito, soundAnswers } from "@/tests/kit/odd-cognito";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();

const { answers, sound } = await oddCognito();
afterEach(sound);

const real = Date.now;
const { UserPoolClient } = soundAnswers.DescribeUserPoolClient;
const describeAnybody = (asked: unknown[] = []) =>
  answers.set("DescribeUserPoolClient", ({ ClientId }) => {
    asked.push(ClientId);
    return JSON.stringify({ UserPoolClient: { ...UserPoolClient, ClientId } });
  });

const entriesOf = async (pool: Parameters<typeof hydrate>[0] & ReturnType<typeof devPool>) =>
  [...(await shelfOf(pool)).entries.values()].map(({ entry }) => entry);

/** Runs the background reading of a pool until `isDone`, while time passes twenty times as fast, or faster. */
async function hydrating(
  pool: Parameters<typeof hydrate>[0],
  isDone: () => Promise<boolean>,
  aheadMs = 1_000,
): Promise<void> {
  const clock = { ahead: 0 };
  vi.spyOn(Date, "now").mockImplementation(() => real() + clock.ahead);
  const stop = new AbortController();
  const done = hydrate(pool, stop.signal);
  try {
    await vi.waitUntil(
      async () => {
        clock.ahead += aheadMs;
        return isDone();
      },
      { timeout: 60_000, interval: 50 },
    );
  } finally {
    stop.abort();
    await done;
    vi.restoreAllMocks();
  }
}

test.each(["1e20", '"yesterday"'])(
  "the background goes on reading beside a client whose secrets are dated %s",
  async (date) => {
    const pool = { ...devPool(), id: `eu-west-1_Dated${date.length}` };
    answers.set("ListUserPoolClientSecrets", ({ ClientId }) => {
      const at = ClientId === oddClientId ? date : "1700000000";
      return `{"ClientSecrets":[{"ClientSecretId":"${ClientId}--1","ClientSecretCreateDate":${at}}]}`;
    });
    const asked: unknown[] = [];
    describeAnybody(asked);
    const isDone = async () => {
      await noteLook(pool);
      return asked.filter((it) => it !== oddClientId).length >= 4;
    };
    await hydrating(pool, isDone, 20_000);
    const sorted = (await entriesOf(pool)).sort((one, other) => one.clientId.localeCompare(other.clientId));
    expect(sorted).toMatchObject([
      { client: { kind: "m2m" }, secrets: null },
      { client: { kind: "m2m" }, secrets: [{ createdAt: "2023-11-14T22:13:20.000Z" }] },
    ]);
  },
);

test.each(["the list", "the clients"])(
  "whatever is thrown while %s is read, the background reading goes on, ever more rarely",
  async (what) => {
    const fault = { left: 0, at: [] as number[] };
    const pool = {
      ...devPool(),
      id: `eu-west-1_Thrown${what.length}`,
      // Each call to Cognito meets this, as it would a value that nobody thought of.
      get roleArn() {
        if (fault.left === 0) return null;
        fault.left -= 1;
        fault.at.push(Date.now());
        throw new RangeError("nobody thought of this");
      },
    };
    describeAnybody();
    if (what === "the clients") await listNames(pool, await shelfOf(pool), "background").whole;
    fault.left = 7;
    await hydrating(pool, async () => {
      const entries = await entriesOf(pool);
      return entries.length === 2 && entries.every(({ client, secrets }) => client && secrets);
    });
    expect(fault.left).toBe(0);
    expect(Math.max(...fault.at) - Math.min(...fault.at)).toBeGreaterThan(10_000);
  },
);
