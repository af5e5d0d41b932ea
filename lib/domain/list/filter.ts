import { getsTokens, isM2m } from "@/lib/domain/client/client";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
import { MY_TEAMS, NO_OWNER } from "@/lib/domain/list/url";
import { serverOf } from "@/lib/domain/scope";
import { foundFirst, type ScopeDirectory, type ScopeFinder, scopeFinder } from "@/lib/domain/scope/search";
import { DAY_MS, isTooOld, type MaxAge, maxAgeAt, USUAL_MAX_DAYS } from "@/lib/domain/secret/secret";

/** Whether a client fits a search; `unread` if that depends on settings that are not known yet. */
export type Fit = "fits" | "unread" | "hidden" | "does not";

/** What a search is judged by, beside the clients of a pool. */
export type Terms = {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Null while the pool's scopes are not known. */
  readonly directory: ScopeDirectory | null;
  /** The teams of the person who searches. */
  readonly teams: readonly string[];
  /** The age in days from which on a secret is overdue; null for the usual one. */
  readonly maxAgeDays: number | null;
  /** Texts that name the pool, by which the text of a search finds all its clients. */
  readonly poolTexts: readonly string[];
};

/**
 * Makes a function that matches clients against a search. A client is `hidden` if it fits all but the kind: it is not
 * for machines, and the search asks for machines only.
 */
export function fitter(search: ClientSearch, terms: Terms): (row: ClientRow) => Fit {
  const judge = anyKindFitter(search, terms);
  const narrow = narrower(search, terms.now);
  return (row) => narrow(row, judge(row));
}

/** The same for clients of any kind and with secrets of any age. None is `hidden`. */
export function anyKindFitter(search: ClientSearch, terms: Terms): (row: ClientRow) => Fit {
  const text = textOf(search).toLowerCase();
  const isAllCalled = text === "" || terms.poolTexts.some((it) => it.toLowerCase().includes(text));
  const calls = (it: string | null) => it?.toLowerCase().includes(text) === true;
  const inText = scopesInText(search, terms.directory);
  const holdsFound = onceEach((scopes) => inText !== null && scopes.some(inText.finds));
  const isNamed = nameTest(search.client);
  const isOwned = ownerTest(search.owner, terms.teams);
  const tests = [...testsOf(search, terms)];
  return (row) => {
    const { client } = row;
    if (!isNamed(row) || !isOwned(row.ownerTeam)) return "does not";
    const isCalled = isAllCalled || calls(row.name) || calls(row.clientId) || calls(row.ownerTeam);
    if (!isCalled && !(client === null ? inText?.mayFind : holdsFound(client.scopes))) return "does not";
    if (client === null) return isCalled && tests.length === 0 ? "fits" : "unread";
    let found: Fit = "fits";
    for (const test of tests) {
      const answer = test(row);
      if (answer === false) return "does not";
      if (answer === null) found = "unread";
    }
    return found;
  };
}

/** Makes a function that judges by the kind and the ages of a search too, after `anyKindFitter`. */
export function narrower(search: ClientSearch, now: number): (row: ClientRow, judged: Fit) => Fit {
  const isOfAge = ageTest(search, now);
  return (row, judged) => {
    if (judged === "does not") return judged;
    const aged = isOfAge(row);
    if (row.client === null) return aged && isOfKind(row, search.kind) ? judged : "unread";
    if (aged === false) return "does not";
    if (aged === null || judged === "unread") return "unread";
    if (isOfKind(row, search.kind)) return "fits";
    return search.kind === undefined ? "hidden" : "does not";
  };
}

/** Whether the oldest secret has the age of a search; null while it is not known. */
export function ageTest({ age, ageUpTo }: ClientSearch, now: number): (row: ClientRow) => boolean | null {
  if (age === undefined && ageUpTo === undefined) return () => true;
  const over = age === undefined ? null : maxAgeAt(Number(age), now);
  const upTo = ageUpTo === undefined ? null : maxAgeAt(Number(ageUpTo), now);
  return (row) => {
    if (row.client === null || row.secrets === null) return null;
    const oldest = oldestSecret(row);
    return oldest !== null && (over === null || isTooOld(oldest, over)) && isUpTo(oldest, upTo);
  };
}

const isUpTo = (oldest: string, limit: MaxAge | null) => limit === null || !isTooOld(oldest, limit);

/** A test of a list of scopes that is made once for each: clients with the same scopes share their list. */
function onceEach(test: (scopes: readonly string[]) => boolean): typeof test {
  const judged = new Map<readonly string[], boolean>();
  return (scopes) => {
    const known = judged.get(scopes);
    if (known !== undefined) return known;
    const found = test(scopes);
    judged.set(scopes, found);
    return found;
  };
}

/** What the search box's text finds among scopes; null where it is empty. */
function scopesInText(search: ClientSearch, directory: ScopeDirectory | null): ScopeFinder | null {
  const text = textOf(search);
  return text === "" ? null : scopeFinder(text, directory, { wholeAlone: false });
}

/** The text to look for. Quotes around it only say that it is no question. */
const textOf = ({ q = "" }: ClientSearch) => q.trim().replace(/^["“](.+)["”]$/, "$1");

/** What the scope filter finds; null where it is not set. */
function scopesInFilter(
  { scope }: ClientSearch,
  directory: ScopeDirectory | null,
): ScopeFinder["finds"] | null {
  const finders = scope?.map((it) => scopeFinder(it, directory, { wholeAlone: true }).finds);
  return finders ? (full) => finders.some((finds) => finds(full)) : null;
}

/** Which scopes belong to the resource servers of a search; null where it asks for none. */
function scopesOfServers({ server }: ClientSearch): ScopeFinder["finds"] | null {
  const wanted = server && new Set(server);
  return wanted ? (full) => wanted.has(serverOf(full).identifier) : null;
}

/** A function that puts the scopes a search asks for first, so that the list shows why a client was found. */
export function askedFirst(
  search: ClientSearch,
  directory: ScopeDirectory | null,
): (row: ClientRow) => ClientRow {
  const finds =
    scopesInFilter(search, directory) ?? scopesOfServers(search) ?? scopesInText(search, directory)?.finds;
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

function nameTest(wanted: ClientSearch["client"]): (row: ClientRow) => boolean {
  if (wanted === undefined) return () => true;
  const texts = new Set(wanted.map((it) => it.toLowerCase()));
  return ({ name, clientId }) => texts.has(name.toLowerCase()) || texts.has(clientId.toLowerCase());
}

function ownerTest(
  wanted: ClientSearch["owner"],
  teams: readonly string[],
): (team: string | null) => boolean {
  if (wanted === undefined) return () => true;
  const found = new Set(wanted.flatMap((it) => (it === MY_TEAMS ? teams : [it])));
  return (team) => found.has(team ?? NO_OWNER);
}

/** The other filters as tests of a client whose settings are known; a test gives null where it needs more than those. */
function* testsOf(
  search: ClientSearch,
  { now, directory, maxAgeDays }: Terms,
): Generator<(row: ClientRow) => boolean | null> {
  const { overdue, secrets, lifetime, changed, created, dead, suspended, off } = search;
  for (const finds of [scopesInFilter(search, directory), scopesOfServers(search)])
    if (finds) {
      const holds = onceEach((scopes) => scopes.some(finds));
      yield ({ client }) => client !== null && holds(client.scopes);
    }
  if (overdue !== undefined) {
    const limit = maxAgeAt(maxAgeDays ?? USUAL_MAX_DAYS, now);
    yield (row) => row.secrets?.some(({ createdAt }) => isTooOld(createdAt, limit)) ?? null;
  }
  if (secrets !== undefined) {
    const counts = new Set(secrets.map(Number));
    yield (row) => row.secrets && counts.has(row.secrets.length);
  }
  if (lifetime !== undefined)
    yield ({ client }) => {
      const minutes = client?.tokenMinutes ?? 0;
      return lifetime === "over-60" ? minutes > 60 : minutes <= Number(lifetime);
    };
  if (changed !== undefined) yield within(changed, now, "changedAt");
  if (created !== undefined) yield within(created, now, "createdAt");
  if (dead !== undefined) yield ({ deadScopes }) => (deadScopes === null ? null : deadScopes > 0);
  if (suspended !== undefined) yield ({ isSuspended }) => isSuspended;
  if (off !== undefined) yield ({ client }) => client !== null && !getsTokens(client);
}

function within(days: string, now: number, instant: "changedAt" | "createdAt") {
  const since = new Date(now - Number(days) * DAY_MS).toISOString();
  return ({ client }: ClientRow) => (client?.[instant] ?? "") >= since;
}

/** When a client's oldest secret was made, an ISO instant; null where it has none, or none is known. */
export const oldestSecret = ({ secrets }: Pick<ClientRow, "secrets">): string | null =>
  secrets?.[0]?.createdAt ?? null;
