import { isM2m } from "@/lib/domain/client/client";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
import { NO_OWNER } from "@/lib/domain/list/url";
import { serverOf } from "@/lib/domain/scope";
import { foundFirst, type ScopeDirectory, type ScopeFinder, scopeFinder } from "@/lib/domain/scope/search";
import { DAY_MS, isTooOld, type MaxAge, maxAgeAt } from "@/lib/domain/secret/secret";

/** Whether a client fits a search; `unread` if that depends on settings that are not known yet. */
export type Fit = "fits" | "unread" | "hidden" | "does not";

/**
 * Makes a function that matches clients against a search, at the instant `now` (epoch milliseconds). A client is
 * `hidden` if it fits all but the kind: it is not for machines, and the search asks for machines only. Without a
 * `directory` the pool's scopes are not known.
 */
export function fitter(
  search: ClientSearch,
  now: number,
  directory: ScopeDirectory | null,
): (row: ClientRow) => Fit {
  const text = search.q?.trim().toLowerCase() ?? "";
  const inText = scopesInText(search, directory);
  const tests = [...testsOf(search, now, directory)];
  return (row) => {
    const { client } = row;
    const isCalled =
      text === "" || row.name.toLowerCase().includes(text) || row.clientId.toLowerCase().includes(text);
    if (!isCalled && !(client === null ? inText?.mayFind : client.scopes.some(inText?.finds ?? never)))
      return "does not";
    if (!isOwned(row, search.owner)) return "does not";
    if (client === null && !isCalled) return "unread";
    if (client === null) return tests.length === 0 && isOfKind(row, search.kind) ? "fits" : "unread";
    const answers = tests.map((test) => test(row));
    if (answers.includes(false)) return "does not";
    if (answers.includes(null)) return "unread";
    if (isOfKind(row, search.kind)) return "fits";
    return search.kind === undefined ? "hidden" : "does not";
  };
}

const never = () => false;

/** What the search box's text finds among scopes; null where it is empty. */
const scopesInText = ({ q = "" }: ClientSearch, directory: ScopeDirectory | null): ScopeFinder | null =>
  q.trim() === "" ? null : scopeFinder(q, directory, { wholeAlone: false });

/** What the scope filter finds; null where it is not set. */
const scopesInFilter = ({ scope }: ClientSearch, directory: ScopeDirectory | null): ScopeFinder | null =>
  scope === undefined ? null : scopeFinder(scope, directory, { wholeAlone: true });

/** A function that puts the scopes a search asks for first, so that the list shows why a client was found. */
export function askedFirst(
  search: ClientSearch,
  directory: ScopeDirectory | null,
): (row: ClientRow) => ClientRow {
  const { server } = search;
  const ofServer = server === undefined ? null : (full: string) => serverOf(full).identifier === server;
  const finds =
    scopesInFilter(search, directory)?.finds ?? ofServer ?? scopesInText(search, directory)?.finds;
  if (!finds) return (row) => row;
  return (row) =>
    row.client ? { ...row, client: { ...row.client, scopes: foundFirst(row.client.scopes, finds) } } : row;
}

/** Whether a client is of the kind that a search asks for. Without a kind, one that has not been read is too. */
export function isOfKind({ client }: ClientRow, kind: ClientSearch["kind"]): boolean {
  if (kind === "all") return true;
  if (kind === undefined) return client === null || isM2m(client.kind);
  return kind === "dcr" ? client?.isSelfRegistered === true : client?.kind === kind;
}

const isOwned = ({ ownerTeam }: ClientRow, owner: string | undefined) =>
  owner === undefined || (owner === NO_OWNER ? ownerTeam === null : ownerTeam === owner);

/** The filters as tests of a client whose settings are known; a test gives null where it needs more than those. */
function* testsOf(
  search: ClientSearch,
  now: number,
  directory: ScopeDirectory | null,
): Generator<(row: ClientRow) => boolean | null> {
  const { server, age, ageUpTo, secrets, lifetime, changed, dead, suspended } = search;
  const asked = scopesInFilter(search, directory);
  if (asked) yield ({ client }) => client?.scopes.some(asked.finds) ?? false;
  if (server !== undefined)
    yield ({ client }) => client?.scopes.some((it) => serverOf(it).identifier === server) ?? false;
  if (age !== undefined) {
    const limit = maxAgeAt(Number(age), now);
    yield (row) => row.secrets?.some(({ createdAt }) => isTooOld(createdAt, limit)) ?? null;
  }
  if (ageUpTo !== undefined) {
    const limit = maxAgeAt(Number(ageUpTo), now);
    yield (row) => row.secrets && isUpTo(oldestSecret(row), limit);
  }
  if (secrets !== undefined) yield (row) => row.secrets && row.secrets.length === Number(secrets);
  if (lifetime !== undefined)
    yield ({ client }) => {
      const minutes = client?.tokenMinutes ?? 0;
      return lifetime === "over-60" ? minutes > 60 : minutes <= Number(lifetime);
    };
  if (changed !== undefined) {
    const since = new Date(now - Number(changed) * DAY_MS).toISOString();
    yield ({ client }) => (client?.changedAt ?? "") >= since;
  }
  if (dead !== undefined) yield ({ deadScopes }) => (deadScopes === null ? null : deadScopes > 0);
  if (suspended !== undefined) yield ({ isSuspended }) => isSuspended;
}

const isUpTo = (oldest: string | null, limit: MaxAge) => oldest !== null && !isTooOld(oldest, limit);

/** When a client's oldest secret was made, an ISO instant; null where it has none, or none is known. */
export const oldestSecret = ({ secrets }: Pick<ClientRow, "secrets">): string | null =>
  secrets?.[0]?.createdAt ?? null;

/** Compares clients in the order of a search; those without the compared value come last. Null for order by name. */
export function comparer({
  sort = "name",
}: ClientSearch): ((one: ClientRow, other: ClientRow) => number) | null {
  const direction = sort.startsWith("-") ? -1 : 1;
  const by = sort.replace("-", "");
  if (by === "name") return null;
  return (one, other) => {
    const [mine, theirs] = [keyOf(one, by), keyOf(other, by)];
    if (mine === theirs) return 0;
    if (mine === null) return 1;
    if (theirs === null) return -1;
    return mine < theirs ? -direction : direction;
  };
}

/** Whether a client comes last in a search's order only because the value it is sorted by was not read yet. */
export function isUnplaced({ client, secrets }: ClientRow, { sort = "name" }: ClientSearch): boolean {
  if (sort.endsWith("name")) return false;
  return client === null || (sort.endsWith("age") && secrets === null);
}

function keyOf(row: ClientRow, by: string): string | number | null {
  if (by === "created") return row.client?.createdAt ?? null;
  if (by === "lifetime") return row.client?.tokenMinutes ?? null;
  return oldestSecret(row);
}
