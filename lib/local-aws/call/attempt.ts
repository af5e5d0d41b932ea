import { arnOf, isIn, regionOf } from "@/lib/local-aws/model/pool-description";
import { noSuchPool } from "@/lib/local-aws/model/state";
import { enter } from "@/lib/local-aws/one-at-a-time";
import type { World } from "@/lib/local-aws/world";
import type { Fault } from "./faults";
import { failBefore } from "./faulty-call";
import { wait } from "./latency";
import { operations } from "./operations";
import { accessDenied, Refusal } from "./refusal";

/** A call of the API, read from its request. */
export type Call = {
  /** The operation that is asked for. */
  name: string;
  isSigned: boolean;
  region: string;
  body: unknown;
  /** Whether the body was JSON. */
  isReadable: boolean;
  members: ReadonlyMap<string, unknown>;
};

/**
 * Carries out the steps of a call in order. Returns the output only after its change is on disk; `committed` says
 * whether there was a change. Throws a Refusal when the call fails.
 */
export async function attempt(
  world: World,
  one: Call,
  fault: Fault | null,
): Promise<{ output: object; committed: boolean }> {
  const { name } = one;
  const operation = operations.get(name);
  if (!operation) throw new Refusal("UnknownOperationException", unknownText(name));
  if (!one.isSigned && !unsigned.includes(name))
    throw new Refusal("MissingAuthenticationTokenException", "Missing Authentication Token");
  // JSON.parse quotes what it could not read, and that may be a secret.
  if (!one.isReadable) throw new Refusal("SerializationException", "The request body is not valid JSON.");
  const leave = enter(world, name, one.members);
  try {
    if (world.latency.isOn()) await world.latency.pass();
    if (fault?.kind === "slow") await wait(world.clock, fault.milliseconds ?? 3000);
    const pool = poolIn(one);
    failBefore(fault, name, pool);
    if (world.denied.has(name)) throw accessDenied(name, pool === null ? "*" : arnOf(pool));
    if (!world.quotas.admits(name, one.region, pool))
      throw new Refusal("TooManyRequestsException", "Rate exceeded");
    refuseElsewhere(world, one, pool);
    const output = await operation.run(world, one.body, { region: one.region });
    const committed = !isRead(name);
    if (committed) await world.state.saved();
    return { output, committed };
  } finally {
    leave();
  }
}

/** Refuses a call in a Region that the pool is not in, and a change in a Region with a copy of it. */
function refuseElsewhere(world: World, { name, region }: Call, poolId: string | null): void {
  const pool = poolId === null ? undefined : world.state.pools.get(poolId);
  if (!pool || regionOf(pool.facts.id) === region) return;
  if (!isIn(region, pool)) throw noSuchPool(pool.facts.id);
  // Which changes a copy takes besides is not documented (SDK 3.1169, UserPoolReplicaType; text unconfirmed).
  if (!isRead(name) && name !== "UpdateUserPoolReplica")
    throw new Refusal(
      "OperationNotEnabledException",
      "Operation is not enabled for this user pool in this region.",
    );
}

/** Whether an operation only reads. */
export function isRead(operation: string): boolean {
  return /^(Admin)?(List|Describe|Get)/.test(operation);
}

// GetClientToken authenticates with the client's secret, without IAM (cognito-facts 3.6).
const unsigned = ["GetClientToken"];

function poolIn({ members }: Call): string | null {
  const pool = members.get("UserPoolId");
  return typeof pool === "string" ? pool : null;
}

function unknownText(name: string): string {
  const asked = /^\w+$/.test(name) ? name : "This operation";
  return `${asked} isn’t supported by the local Cognito. It supports ${[...operations.keys()].join(", ")}.`;
}
