import {
  DescribeUserPoolClientCommand,
  GetClientTokenCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { pullLever } from "@/tests/kit/local-lever";
import type { Contract } from "./contract-cognito";
import { on, type Probe } from "./probe";

export const notTried = "not tried";

/**
 * The experiments on request rates. Those that would take a pool's 150 token requests a second from those who need them
 * are made on a local one alone.
 */
export const quotaProbes = {
  secretQuota: async (it) => {
    const { ClientId } = await it.create();
    const describe = () => it.sdk.send(new DescribeUserPoolClientCommand({ ...on(it), ClientId }));
    const list = () => it.sdk.send(new ListUserPoolClientSecretsCommand({ ...on(it), ClientId }));
    if ((await admitted(it, list)).count < TRIED) return "as client operations";
    return burstOf(await admitted(it, describe)) === null ? notTried : "none";
  },
  quotaBurst: async (it) => {
    const { ClientId } = await it.create();
    const describe = () => it.sdk.send(new DescribeUserPoolClientCommand({ ...on(it), ClientId }));
    return burstOf(await admitted(it, describe)) ?? notTried;
  },
  clientTokenQuota: async (it) => {
    if (!it.local) return notTried;
    const nobody = { ClientId: "nobody", Secret: "that_nobody_has_as_a_secret" };
    const ask = () =>
      it.sdk.send(new GetClientTokenCommand(nobody)).catch((error) => {
        if (error.name === "TooManyRequestsException") throw error;
        return { $metadata: { attempts: 1 } };
      });
    return (await admitted(it, ask, 160)).count < 160 ? "ClientAuthentication" : "none";
  },
  throttledStatus: async (it) => (it.local ? String((await throttled(it)).status) : notTried),
  throttledBody: async (it) => {
    if (!it.local) return notTried;
    return (await throttled(it)).text === "" ? "nothing" : "message";
  },
} satisfies Record<string, Probe>;

const TRIED = 40;

/** Cognito's own rate of one operation on one pool (quotas page). */
const RATE = 5;

type Admitted = { readonly count: number; readonly seconds: number };

/**
 * How many seconds' worth of calls a quota let through at once, by how many of 40 were admitted in how many seconds.
 * Null if they were too many to tell: the pool has a higher limit than Cognito's own.
 */
export function burstOf({ count, seconds }: Admitted): "one second" | "two seconds" | null {
  const atOnce = count - RATE * seconds;
  if (count === TRIED || atOnce > 2.5 * RATE) return null;
  return atOnce < 1.5 * RATE ? "one second" : "two seconds";
}

type Answer = { $metadata: { attempts?: number | undefined } };

/** How many of so many calls at once are answered at their first attempt, and in how many seconds all of them were made. */
async function admitted(it: Contract, call: () => Promise<Answer>, tried = TRIED): Promise<Admitted> {
  if (it.local) {
    // Time all but stands still, so that nothing fills up while the calls are made.
    await pullLever(it.local.url, "clock", { rate: 0.01 });
    await pullLever(it.local.url, "quotas", { on: true });
  }
  const begun = performance.now();
  let last = begun;
  const first = async () => {
    const { $metadata } = await call();
    if ($metadata.attempts !== 1) throw new Error("It was throttled at first.");
    last = performance.now();
  };
  const calls = await Promise.allSettled(Array.from({ length: tried }, first));
  const count = calls.filter(({ status }) => status === "fulfilled").length;
  return { count, seconds: it.local ? 0 : (last - begun) / 1_000 };
}

async function throttled(it: Contract) {
  if (it.local) await pullLever(it.local.url, "faults", { operation: "token", kind: "throttle" });
  return it.token({});
}
