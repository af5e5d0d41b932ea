import "server-only";
import { now } from "@/lib/clock";
import { getClient, listNamePage } from "@/lib/cognito/clients";
import type { Priority } from "@/lib/cognito/scheduler";
import { newReading } from "@/lib/cognito/sdk";
import { listSecrets } from "@/lib/cognito/secrets";
import type { ReadablePool } from "@/lib/domain/access";
import type { AppClient } from "@/lib/domain/client";
import { type ClientEntry, difference, factsOf, unreadEntry } from "@/lib/domain/inventory";
import { ok, type Result } from "@/lib/domain/result";
import type { Secret } from "@/lib/domain/secret";
import { ownActOn } from "@/lib/inventory/own-acts";
import { keep, type Shelf, show } from "@/lib/inventory/shelf";
import { saveListing } from "@/lib/store/inventory-pools";

/**
 * Reads a client's settings and secrets from Cognito, shared by all who want them at once, and keeps them. What differs
 * from what was known, and was not done through this console, is kept as a change made outside. Gives the entry; null
 * for a client that is gone. Two calls. Answers as `getClient`, store-unreachable.
 */
export async function readEntry(
  pool: ReadablePool,
  shelf: Shelf,
  clientId: string,
  priority: Priority,
): Promise<Result<ClientEntry | null>> {
  const askedAt = now();
  const isWanted = !isJustWritten(shelf, clientId);
  const [answer, secrets] = await Promise.all([
    isWanted ? getClient(pool, clientId, priority) : null,
    listSecrets(pool, clientId, priority),
  ]);
  const known = shelf.entries.get(clientId)?.entry ?? null;
  const client = answer ?? (known?.client ? ok(known.client) : await getClient(pool, clientId, priority));
  shelf.suspects.delete(clientId);
  // Whoever kept something later than this question knows more than its answer.
  if (known && (known.describedAt ?? 0) > askedAt) return ok(known);
  if (!client.ok && client.problem.code === "not-found")
    return known ? forget(pool, shelf, known, priority) : ok(null);
  if (!client.ok && client.problem.code !== "aws-denied") return client;
  const entry = toEntry(known, { clientId, askedAt, client, secrets });
  // Denied for one client is denied for all: what was known keeps its age, and no client keeps the sentence.
  return client.ok ? judge(shelf, known, entry) : ok(entry);
}

/** Notes the settings that somebody has just read, asked for at `askedAt`; `readEntry` for one answer alone. */
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
  if (isNews) await judge(shelf, known, entry);
  else show(shelf, entry);
}

/** Its settings came with the answer to our own write, only its secrets have not been listed yet. */
function isJustWritten(shelf: Shelf, clientId: string): boolean {
  const known = shelf.entries.get(clientId)?.entry;
  return (
    Boolean(known?.client) &&
    known?.secrets === null &&
    known.message === null &&
    !shelf.suspects.has(clientId)
  );
}

type Answers = {
  clientId: string;
  askedAt: number;
  client: Result<AppClient>;
  secrets: Result<Secret[]>;
};

/** What is known after the answers. Where AWS denies one of them, the other is still worth having. */
function toEntry(known: ClientEntry | null, { clientId, askedAt, client, secrets }: Answers): ClientEntry {
  const settings = client.ok ? client.value : null;
  // A client that registered itself has no list of secrets (cognito-facts 2.6).
  const hasNoList =
    !secrets.ok && (secrets.problem.code === "refused" || secrets.problem.code === "not-found");
  const refusedSecrets = secrets.ok || hasNoList ? null : secrets.problem.message;
  return {
    clientId,
    name: settings?.name ?? known?.name ?? clientId,
    client: settings ?? known?.client ?? null,
    describedAt: askedAt,
    secrets: secrets.ok ? secrets.value : hasNoList ? [] : (known?.secrets ?? null),
    message: client.ok ? refusedSecrets : client.problem.message,
    isStranger: known?.isStranger ?? false,
    outside: known?.outside ?? null,
  };
}

/** Keeps an entry, with a note where what is new about the client was not done through this console. */
async function judge(
  shelf: Shelf,
  known: ClientEntry | null,
  entry: ClientEntry,
): Promise<Result<ClientEntry | null>> {
  const isCreated = entry.isStranger && entry.client !== null;
  const found = isCreated ? { before: null, after: factsOf(entry) } : known && difference(known, entry);
  if (!found) return kept(shelf, entry, true);
  const whose = await ownActOn(shelf.poolId, entry.clientId, isCreated ? null : (known?.describedAt ?? null));
  if (whose === "ours") return kept(shelf, { ...entry, isStranger: false }, true);
  if (whose === "not ours") {
    const outside = { kind: isCreated ? "created" : "changed", at: now(), ...found } as const;
    return kept(shelf, { ...entry, isStranger: false, outside }, false);
  }
  // Nobody can tell yet. Not kept, it is read and judged again soon.
  shelf.suspects.add(entry.clientId);
  return ok(entry);
}

/** Takes a client off that Cognito does not find. A pool that is gone itself would look the same for each of them. */
async function forget(
  pool: ReadablePool,
  shelf: Shelf,
  entry: ClientEntry,
  priority: Priority,
): Promise<Result<null>> {
  const page = await listNamePage(pool, null, newReading(priority));
  if (!page.ok) {
    await saveListing(pool.id, { listedAt: null, problem: page.problem.message });
    return page;
  }
  const whose = await ownActOn(shelf.poolId, entry.clientId, entry.describedAt);
  const outside =
    whose === "ours"
      ? entry.outside
      : ({
          kind: "deleted",
          at: now(),
          before: { name: entry.name, ...factsOf(entry) },
          after: null,
        } as const);
  const done = await keep(shelf, [{ entry: { ...entry, outside }, isTold: whose === "ours", isGone: true }]);
  return done.ok ? ok(null) : done;
}

async function kept(shelf: Shelf, entry: ClientEntry, isTold: boolean): Promise<Result<ClientEntry>> {
  const done = await keep(shelf, [{ entry, isTold }]);
  return done.ok ? ok(entry) : done;
}
