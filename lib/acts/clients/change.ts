import "server-only";
import { isDeepStrictEqual } from "node:util";
import { settle } from "@/lib/acts/lost-answer";
import type { WritableSettings } from "@/lib/aws/cognito/client-shapes";
import type { LastLook } from "@/lib/aws/cognito/sdk";
import { describeWritable, updateClient, type WritableClient } from "@/lib/aws/cognito/writable-client";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { remember } from "@/lib/inventory/own-writes";
import { alone, type Lease } from "@/lib/store/leases";

/** A change of a client that was just read. */
type Wanted<T> = {
  /** All that is sent; null where there is nothing to do. */
  readonly settings: WritableSettings | null;
  /** Whether a client that is read after a lost answer is what was sent. */
  readonly isDone: (fresh: WritableClient) => boolean;
  /** Whether Cognito was asked for something else since the client was read. */
  readonly hasAsked?: boolean;
  readonly value: T;
};

/** A changed client: as it was read, as it is now, and the value of the change. */
export type ChangedClient<T> = {
  readonly seen: WritableClient;
  readonly client: AppClient;
  readonly value: T;
};

/**
 * Runs `act`, which replaces a client's settings or the records that go with them, under the client's lease, which
 * holds on all instances. Fails as `alone`.
 */
export const aloneWithClient = <T>(
  pool: Pool,
  clientId: string,
  act: (lease: Lease) => Promise<Result<T>>,
): Promise<Result<T>> => alone(`client ${pool.id} ${clientId}`, act);

/** How often an update is tried: a second time if a change from outside the console came between. */
const ROUNDS = 2;

/**
 * Reads a client and applies the change that `decide` returns for it; its `first` is the client as first read. Use it
 * only under the lease of `aloneWithClient`: UpdateUserPoolClient replaces everything. Two calls. If the update had to
 * wait, reads the client again before sending, and if the client changed meanwhile, decides again on its new settings.
 * Fails as `decide`, with busy, unknown-outcome if the last read does not tell either, otherwise as `describeWritable`
 * and `updateClient`.
 */
export async function changeClient<T>(
  pool: Pool,
  lease: Lease,
  clientId: string,
  decide: (seen: WritableClient, first: WritableClient) => Promise<Result<Wanted<T>>>,
): Promise<Result<ChangedClient<T>>> {
  let found = await describeWritable(pool, clientId);
  let first: WritableClient | null = null;
  for (let round = 1; ; round += 1) {
    if (!found.ok) return found;
    const seen = found.value;
    first ??= seen;
    const wanted = await decide(seen, first);
    if (!wanted.ok) return wanted;
    const { settings, isDone, hasAsked = false, value } = wanted.value;
    if (settings === null) {
      await remember(pool, seen.client, seen);
      return ok({ seen, client: seen.client, value });
    }
    const { lastLook, moved } = lookingAgain(pool, lease, seen, hasAsked);
    const updated = await settle(await updateClient(pool, clientId, settings, lastLook), () =>
      lookFor(pool, seen, isDone),
    );
    if (updated.ok) {
      await remember(pool, updated.value, seen);
      return ok({ seen, client: updated.value, value });
    }
    if (updated.problem.code !== "busy" || round === ROUNDS || !lease.mayWrite()) return updated;
    const since = moved();
    if (since === null) await new Promise((done) => setTimeout(done, 100 + Math.random() * 300));
    found = since === null ? await describeWritable(pool, clientId) : ok(since);
  }
}

/** The last look before an update that had to wait. `moved` returns the client if it is no longer as `seen`. */
function lookingAgain(pool: Pool, lease: Lease, seen: WritableClient, hasAsked: boolean) {
  let moved: WritableClient | null = null;
  const lastLook: LastLook = async (hasWaited) => {
    moved = null;
    if (hasWaited || hasAsked) {
      const fresh = await describeWritable(pool, seen.client.clientId);
      if (!fresh.ok) return fresh.problem;
      if (!isDeepStrictEqual(fresh.value.settings, seen.settings)) moved = fresh.value;
    }
    return moved !== null || !lease.mayWrite() ? problem("busy") : null;
  };
  return { lastLook, moved: () => moved };
}

/** The outcome of an update whose answer was lost: Cognito has the settings that we sent, the old ones, or neither. */
async function lookFor(pool: Pool, seen: WritableClient, isDone: (fresh: WritableClient) => boolean) {
  const fresh = await describeWritable(pool, seen.client.clientId);
  if (!fresh.ok) return "untold";
  const { client } = fresh.value;
  if (client.changedAt === seen.client.changedAt) return "nothing";
  if (isDone(fresh.value)) return ok(client);
  await remember(pool, client, seen);
  return failed(problem("unknown-outcome"));
}
