import "server-only";
import { getClient, listNamePage } from "@/lib/aws/cognito/clients";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { denialOf, newReading } from "@/lib/aws/cognito/sdk";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { ReadablePool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { type ClientEntry, difference, factsOf, unreadEntry } from "@/lib/domain/list/inventory";
import { isClosed, type Problem, whenReading } from "@/lib/domain/problem";
import { ok, type Result } from "@/lib/domain/result";
import type { Secret } from "@/lib/domain/secret/secret";
import { judge, keptOutside, ownActOn } from "@/lib/inventory/judging";
import { keep, type Shelf, show } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { logThrown } from "@/lib/process/log";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { saveListing } from "@/lib/store/inventory/pools";

/** The reads under way, by priority, pool and client. */
const reads = processWide("reads of clients", () => new Map<string, Promise<Result<ClientEntry | null>>>());

/**
 * Reads a client's settings and secrets from Cognito, shared by concurrent callers, and saves them. A difference that
 * was not made through this console is saved as a change made outside. Returns the entry; null for a client that is
 * gone. Two calls; none if settings were denied in the last five minutes, unless "now". Fails as `getClient`, with
 * store-unreachable, and as `listSecrets` if only the secrets could not be read and the settings were saved.
 */
export function readEntry(
  pool: ReadablePool,
  shelf: Shelf,
  clientId: string,
  priority: Priority,
): Promise<Result<ClientEntry | null>> {
  // Each call is shared too, but settings may arrive long before secrets, and would be read again meanwhile.
  const key = `${priority} ${pool.id} ${clientId}`;
  const known = reads.get(key);
  if (known && priority !== "now") return known;
  const read = outsideRequests(() => readBoth(pool, shelf, clientId, priority)).finally(() => {
    if (reads.get(key) === read) reads.delete(key);
  });
  reads.set(key, read);
  return read;
}

async function readBoth(
  pool: ReadablePool,
  shelf: Shelf,
  clientId: string,
  priority: Priority,
): Promise<Result<ClientEntry | null>> {
  const askedAt = now();
  const isWanted = !isJustWritten(shelf, clientId, askedAt);
  const denial = isWanted && priority !== "now" ? denialOf("DescribeUserPoolClient", pool) : null;
  if (denial) return ok(deniedEntry(shelf, clientId, denial));
  const [answer, secrets] = await Promise.all([
    isWanted ? getClient(pool, clientId, priority) : null,
    listSecrets(pool, clientId, priority),
  ]);
  const known = shelf.entries.get(clientId)?.entry ?? null;
  const early = answer ?? (known?.client ? ok(known.client) : null);
  const client = early && !isDoubtful(early, secrets) ? early : await getClient(pool, clientId, priority);
  // What was kept after this question was asked is newer than its answer.
  if (known && (known.describedAt ?? 0) > askedAt) return ok(known);
  if (!client.ok && isClosed(client.problem.code)) return ok(deniedEntry(shelf, clientId, client.problem));
  if (!client.ok && client.problem.code !== "not-found") return client;
  shelf.suspects.delete(clientId);
  if (!client.ok) return known ? forget(pool, shelf, known, priority) : ok(null);
  const describedAt = isWanted ? askedAt : (known?.describedAt ?? askedAt);
  const entry = toEntry(known, { client: client.value, describedAt, secrets });
  const judged = await judge(pool, shelf, known, entry);
  if (secrets.ok || isLasting(secrets.problem) || !judged.ok) return judged;
  // With its old secrets, the entry would look as if it had been read.
  if (entry.secrets) shelf.suspects.add(clientId);
  return secrets;
}

/** Notes settings that were just read, asked for at `askedAt`, as `readEntry` does for settings and secrets. */
export async function noteSettings(
  pool: ReadablePool,
  shelf: Shelf,
  clientId: string,
  client: Result<AppClient>,
  askedAt: number,
): Promise<void> {
  const known = shelf.entries.get(clientId)?.entry ?? null;
  if (known && (known.describedAt ?? 0) > askedAt) return;
  if (!client.ok) {
    if (known && client.problem.code === "not-found") await forget(pool, shelf, known, "now");
    return;
  }
  const entry: ClientEntry = {
    ...(known ?? unreadEntry(client.value, false)),
    name: client.value.name,
    client: client.value,
    describedAt: askedAt,
  };
  const isNews =
    known === null || known.client === null || known.isStranger || difference(known, entry) !== null;
  if (isNews) await judge(pool, shelf, known, entry);
  else show(shelf, entry);
}

const WRITTEN_MS = 60_000;

/** Whether its settings are under a minute old, such as after our own write, and its secrets are not listed yet. */
function isJustWritten(shelf: Shelf, clientId: string, askedAt: number): boolean {
  const known = shelf.entries.get(clientId)?.entry;
  return (
    known !== undefined &&
    known.client !== null &&
    known.secrets === null &&
    known.message === null &&
    (known.describedAt ?? 0) > askedAt - WRITTEN_MS &&
    !shelf.suspects.has(clientId)
  );
}

/** Settings without a list of secrets: the client is gone now, unless it registered itself (cognito-facts 2.6). */
const isDoubtful = (client: Result<AppClient>, secrets: Result<Secret[]>) =>
  client.ok && !client.value.isSelfRegistered && !secrets.ok && secrets.problem.code === "not-found";

/** One that registered itself has no list of secrets (cognito-facts 2.6). */
const hasNoList = ({ code }: Problem) => code === "refused" || code === "not-found";

/** Refusals that asking again soon does not change: the client has no list of secrets, or the operation is closed. */
const isLasting = (refused: Problem) => hasNoList(refused) || isClosed(refused.code);

/** A denial holds for all clients: what was known keeps its age, and the sentence is saved with none of them. */
const deniedEntry = (shelf: Shelf, clientId: string, denied: Problem): ClientEntry => ({
  ...(shelf.entries.get(clientId)?.entry ?? unreadEntry({ clientId, name: clientId }, false)),
  message: whenReading(denied).message,
});

type Answers = { client: AppClient; describedAt: number; secrets: Result<Secret[]> };

/** What is known after the answers. Where the secrets could not be listed, the settings are still worth having. */
function toEntry(known: ClientEntry | null, { client, describedAt, secrets }: Answers): ClientEntry {
  const refused = secrets.ok ? null : secrets.problem;
  const whenRefused = refused && hasNoList(refused) ? [] : (known?.secrets ?? null);
  return {
    clientId: client.clientId,
    name: client.name,
    client,
    describedAt,
    secrets: secrets.ok ? secrets.value : whenRefused,
    message: refused && isClosed(refused.code) ? whenReading(refused).message : null,
    isStranger: known?.isStranger ?? false,
    outside: known?.outside ?? null,
  };
}

/**
 * Removes a client that Cognito does not find, once it is known who deleted it. Lists a page first: in a pool that is
 * gone itself, every client looks deleted.
 */
async function forget(
  pool: ReadablePool,
  shelf: Shelf,
  entry: ClientEntry,
  priority: Priority,
): Promise<Result<null>> {
  const page = await listNamePage(pool, null, newReading(priority));
  if (!page.ok) {
    await saveListing(pool.id, { listedAt: null, problem: whenReading(page.problem).message });
    return page;
  }
  const whose = await ownActOn(shelf.poolId, entry.clientId, entry.describedAt);
  if (whose === "unknown") {
    shelf.suspects.add(entry.clientId);
    return ok(null);
  }
  const before = { name: entry.name, ...factsOf(entry) };
  const done =
    whose === "ours"
      ? await keep(shelf, [{ entry, isGone: true }])
      : await keptOutside(pool, shelf, entry, { kind: "deleted", before, after: null }, true);
  return done.ok ? ok(null) : done;
}

/** If a listing misses more clients than this, it is wrong, or they are read with the others. */
const MOST_READ = 120;
const AT_ONCE = 4;

/** After this many failures in a row, the reading of suspects stops: the next listing continues it. */
const MOST_FAILURES = 3;

const state = processWide("suspects", () => new Map<string, Promise<void>>());

/**
 * Reads the suspects of a listing again, with its priority, one run per pool at a time. It runs on the instance that
 * made the listing, even if another reads the pool: only that one knows the suspects. Two calls for each. Never throws.
 */
export function readSuspects(pool: ReadablePool, shelf: Shelf, priority: Priority): Promise<void> {
  const known = state.get(pool.id);
  if (known) return known;
  const reading = outsideRequests(() => readAll(pool, shelf, priority))
    .catch(logThrown("read suspects"))
    .finally(() => state.delete(pool.id));
  state.set(pool.id, reading);
  return reading;
}

async function readAll(pool: ReadablePool, shelf: Shelf, priority: Priority): Promise<void> {
  const queue = [...shelf.suspects].slice(0, MOST_READ);
  let failures = 0;
  const readOn = async () => {
    for (let clientId = queue.shift(); clientId !== undefined; clientId = queue.shift()) {
      // The instance that reads the pool may have been faster.
      if (failures >= MOST_FAILURES || !shelf.suspects.has(clientId)) continue;
      const answer = await readEntry(pool, shelf, clientId, priority);
      failures = answer.ok ? 0 : failures + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
}
