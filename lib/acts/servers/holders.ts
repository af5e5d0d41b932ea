import "server-only";
import { asksForNames } from "@/lib/acts/plan";
import type { Pool } from "@/lib/domain/access/roles";
import { isM2m, typable } from "@/lib/domain/client/client";
import type { ScopeAddition } from "@/lib/domain/client/edit-draft";
import type { ClientRow } from "@/lib/domain/list/parse";
import { whyNotOn } from "@/lib/domain/policy";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { serverOf } from "@/lib/domain/scope";
import {
  asksForName,
  type Holder,
  type Impact,
  impactInWords,
  type ScopeUsage,
} from "@/lib/domain/scope/holder";
import type { HolderRequest } from "@/lib/domain/scope/server-draft";
import { findAll } from "@/lib/inventory/clients";
import { listNames } from "@/lib/inventory/listing";
import { protectionOf } from "@/lib/inventory/protection";
import { readEntry } from "@/lib/inventory/reading";
import { openShelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/**
 * The clients that hold a scope of a resource server, or any of its scopes if `scope` is null. Includes dead scopes.
 * Calls and failures as `clientsByNow`.
 */
export async function impactOf(
  pool: Pool,
  identifier: string,
  scope: string | null,
): Promise<Result<Impact>> {
  const known = await clientsByNow(pool);
  if (!known.ok) return known;
  const { rows, ...state } = known.value;
  return ok({ ...state, holders: holdersIn(pool, rows, identifier, scope) });
}

/** How many clients hold each scope, as far as known. No call once names are known. Fails as `findAll`. */
export async function scopeUsage(pool: Pool): Promise<Result<ScopeUsage>> {
  const known = await findAll(pool, { kind: "all", page: 1 });
  if (!known.ok) return known;
  const { rows, progress } = known.value;
  const scopes = new Map<string, number>();
  const servers = new Map<string, number>();
  const teams = new Map<string, Map<string, number>>();
  for (const { client, ownerTeam } of rows) {
    for (const scope of client?.scopes ?? []) {
      scopes.set(scope, (scopes.get(scope) ?? 0) + 1);
      const ofScope = teams.get(scope) ?? new Map<string, number>();
      teams.set(scope, ofScope.set(ownerTeam ?? "", (ofScope.get(ownerTeam ?? "") ?? 0) + 1));
    }
    for (const server of new Set((client?.scopes ?? []).map((it) => serverOf(it).identifier)))
      servers.set(server, (servers.get(server) ?? 0) + 1);
  }
  const isWhole = progress.listedAt !== null && rows.every(({ client }) => client !== null);
  return ok({
    scopes: Object.fromEntries(scopes),
    servers: Object.fromEntries(servers),
    teams: Object.fromEntries([...teams].map(([scope, counts]) => [scope, Object.fromEntries(counts)])),
    isWhole,
  });
}

/**
 * The refusal to remove a scope from a client if a name had to be typed and was not: the scope's, or the resource
 * server's if all of its scopes go. Counts the holders that the inventory knows. Otherwise null. No call.
 */
export async function refuseUntyped(
  pool: Pool,
  { identifier, scope, typedName }: Omit<HolderRequest, "clientId"> & { readonly typedName: string },
): Promise<Problem | null> {
  const name = typable(scope ?? identifier);
  if (typable(typedName) === name) return null;
  const known = await findAll(pool, { kind: "all", page: 1 });
  if (!known.ok) return known.problem;
  const { length } = holdersIn(pool, known.value.rows, identifier, scope);
  if (!asksForName(asksForNames(pool), length)) return null;
  return untyped(name);
}

const untyped = (name: string) =>
  problem("not-confirmed", { message: `Type ${name} to confirm. Nothing was changed.` });

/**
 * The refusal to put scopes back on a client where changes are confirmed, unless the name that was typed for their
 * removal is sent along: the scope's, or that of the resource server of all of them. Otherwise null.
 */
export function refuseUntypedReturn(pool: Pool, { addScopes, typedName }: ScopeAddition): Problem | null {
  if (!asksForNames(pool)) return null;
  const typed = typable(typedName);
  const servers = addScopes.map(serverOf);
  const [first, ...more] = servers;
  const wanted = typable((more.length === 0 ? first?.name : first?.identifier) ?? "");
  if (servers.every(({ identifier }) => typed === typable(identifier))) return null;
  return more.length === 0 && typed === wanted ? null : untyped(wanted);
}

/** Whether a full scope string is this scope of a resource server, or any of its scopes where `scope` is null. */
export function isOf(full: string, identifier: string, scope: string | null): boolean {
  const { identifier: server, name } = serverOf(full);
  return server === identifier && (scope === null || name === scope);
}

/**
 * The refusal to remove scopes if clients hold or may hold one of them, otherwise null. A null in `scopes` stands for
 * all scopes of the resource server. Reads the clients once, or not at all without scopes. Calls as `clientsByNow`.
 */
export async function refuseHeld(pool: Pool, identifier: string, scopes: readonly (string | null)[]) {
  if (scopes.length === 0) return null;
  const known = await clientsByNow(pool);
  if (!known.ok) return known;
  const { rows, isWhole } = known.value;
  for (const scope of scopes) {
    const holders = holdersIn(pool, rows, identifier, scope);
    if (holders.length > 0 || !isWhole)
      return failed(problem("invalid", { fields: { scopes: heldSentence(scope, { holders, isWhole }) } }));
  }
  return null;
}

const holdersIn = (pool: Pool, rows: readonly ClientRow[], identifier: string, scope: string | null) =>
  rows
    .filter(({ client }) => client?.scopes.some((it) => isOf(it, identifier, scope)))
    .map((row) => toHolder(pool, row, identifier, scope));

/**
 * All clients as known now. Lists names again unless that was done just now, and reads clients that were never read,
 * both for some seconds at most. One call for 60 clients, and two for each new one. Fails with store-unreachable.
 */
async function clientsByNow(pool: Pool) {
  const isListed = await lookAgain(pool);
  const known = await findAll(pool, { kind: "all", page: 1 });
  if (!known.ok) return known;
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) return shelf;
  const { rows, progress } = known.value;
  const reads = [...shelf.value.entries.values()].flatMap(({ entry }) => entry.describedAt ?? []);
  return ok({
    rows,
    isWhole: isListed && rows.every(({ client }) => client !== null),
    readSince: reads.reduce<number | null>((least, at) => Math.min(least ?? at, at), null),
    progress,
  });
}

/** A listing takes one call for 60 names and stays good this long per full page. One page is always listed again. */
const GOOD_MS_PER_PAGE = 1_000;
const PAGE = 60;
const PATIENCE_MS = 5_000;
/** The background reads the others. */
const MOST_READ = 60;

/** Whether the names are known as of just now. Work that takes longer than PATIENCE_MS goes on in the background. */
async function lookAgain(pool: Pool): Promise<boolean> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return false;
  const shelf = opened.value;
  const good = Math.floor(shelf.entries.size / PAGE) * GOOD_MS_PER_PAGE;
  const isFresh = (shelf.head.listedAt ?? 0) > now() - good && shelf.head.listProblem === null;
  const late = new Promise<"late">((done) => setTimeout(() => done("late"), PATIENCE_MS).unref());
  const listing = isFresh ? null : await Promise.race([listNames(pool, shelf, "now").whole, late]);
  if (listing === "late") return false;
  const unread = [...shelf.entries.values()].filter(({ entry }) => entry.client === null).slice(0, MOST_READ);
  const reading = unread.map(({ entry }) => readEntry(pool, shelf, entry.clientId, "visible"));
  await Promise.race([Promise.all(reading), late]);
  return listing === null;
}

function toHolder(pool: Pool, row: ClientRow, identifier: string, scope: string | null): Holder {
  const { clientId, name, client, ownerTeam } = row;
  const protection = protectionOf(clientId);
  const subject = { team: ownerTeam, protection };
  const objection =
    whyNotOn(pool.person, "edit client", pool.environment, subject) ??
    (client && !isM2m(client.kind) ? "User sign-in client: Clientele doesn’t change it." : null);
  const isOnlyScope =
    objection === null && (client?.scopes.every((it) => isOf(it, identifier, scope)) ?? false);
  return {
    clientId,
    name,
    team: ownerTeam,
    isTerraform: protection === "terraform",
    objection: isOnlyScope ? "It’s the client’s only scope." : objection,
    isOnlyScope,
  };
}

function heldSentence(scope: string | null, impact: Pick<Impact, "holders" | "isWhole">): string {
  const what = scope ?? "a scope of this resource server";
  if (impact.holders.length === 0)
    return `Some clients are still loading and may use ${what}. Try again in a moment.`;
  const use = impact.holders.length === 1 ? "uses" : "use";
  return `${impactInWords(impact)} ${use} ${what}. Remove it from these clients first.`;
}
