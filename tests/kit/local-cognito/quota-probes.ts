import {
  DescribeUserPoolClientCommand,
  GetClientTokenCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { pullLever } from "@/tests/kit/local-lever";
import type { Contract } from "./contract-cognito";
import { on, type Probe } from "./probe";

const notTried = "not tried";

/**
 * The experiments on request rates. Those that would take a pool's 150 token requests a second from those who need them
 * are made on a local one alone.
 */
export const quotaProbes = {
  secretQuota: async (it) => {
    const { ClientId } = await it.create();
    const list = () => it.sdk.send(new ListUserPoolClientSecretsCommand({ ...on(it), ClientId }));
    return (await admitted(it, 40, list)) < 40 ? "as client operations" : "none";
  },
  quotaBurst: async (it) => {
    const { ClientId } = await it.create();
    const describe = () => it.sdk.send(new DescribeUserPoolClientCommand({ ...on(it), ClientId }));
    return (await admitted(it, 40, describe)) < 10 ? "one second" : "two seconds";
  },
  clientTokenQuota: async (it) => {
    if (!it.local) return notTried;
    const nobody = { ClientId: "nobody", Secret: "that_nobody_has_as_a_secret" };
    const ask = () =>
      it.sdk.send(new GetClientTokenCommand(nobody)).catch((error) => {
        if (error.name === "TooManyRequestsException") throw error;
        return { $metadata: { attempts: 1 } };
      });
    return (await admitted(it, 160, ask)) < 160 ? "ClientAuthentication" : "none";
  },
  throttledStatus: async (it) => (it.local ? String((await throttled(it)).status) : notTried),
  throttledBody: async (it) => {
    if (!it.local) return notTried;
    return (await throttled(it)).text === "" ? "nothing" : "message";
  },
} satisfies Record<string, Probe>;

type Answer = { $metadata: { attempts?: number | undefined } };

/** How many of so many calls at once are answered at their first attempt. */
async function admitted(it: Contract, count: number, call: () => Promise<Answer>): Promise<number> {
  if (it.local) {
    // Time all but stands still, so that nothing fills up while the calls are made.
    await pullLever(it.local.url, "clock", { rate: 0.01 });
    await pullLever(it.local.url, "quotas", { on: true });
  }
  const calls = await Promise.allSettled(Array.from({ length: count }, call));
  return calls.filter((it) => it.status === "fulfilled" && it.value.$metadata.attempts === 1).length;
}

async function throttled(it: Contract) {
  if (it.local) await pullLever(it.local.url, "faults", { operation: "token", kind: "throttle" });
  return it.token({});
}
