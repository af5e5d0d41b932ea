import type { KnownNames } from "@/lib/domain/question/known";
import { asking, type Word } from "@/lib/domain/question/words";
import { own } from "@/lib/domain/text/own";

/** What the braces of a phrase have captured. */
export type Captured = {
  readonly environment?: readonly string[];
  readonly team?: readonly string[];
  readonly scope?: readonly string[];
  readonly server?: readonly string[];
  readonly client?: readonly string[];
  readonly days?: string;
  readonly daysTo?: string;
  readonly minutes?: string;
};

/** A capture, and the index of the word after it. */
type Capture = { readonly end: number; readonly captured: Captured };

type Capturer = (words: readonly Word[], at: number, known: KnownNames) => Capture | null;

const dayUnits: Readonly<Record<string, number>> = {
  d: 1,
  day: 1,
  days: 1,
  w: 7,
  week: 7,
  weeks: 7,
  month: 30,
  months: 30,
  y: 365,
  year: 365,
  years: 365,
};

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  half: 0.5,
};

/** A number, as figures up to 9,999 or as a word. */
const numberOf = (word: string | undefined): number | null =>
  word === undefined ? null : /^\d{1,4}$/.test(word) ? Number(word) : (own(numbers, word) ?? null);

/** An amount of a unit: "180 days", "90d", "half a year". */
function amount(
  words: readonly Word[],
  at: number,
  units: Readonly<Record<string, number>>,
): { end: number; count: number; unit: number } | null {
  const plain = words[at]?.plain;
  const [, figures, short = ""] = /^(\d{1,4})([a-z]+)$/.exec(plain ?? "") ?? [];
  const shortUnit = own(units, short);
  if (figures !== undefined && shortUnit !== undefined)
    return { end: at + 1, count: Number(figures) * shortUnit, unit: shortUnit };
  const number = numberOf(plain);
  const unitAt = words[at + 1]?.plain === "a" || words[at + 1]?.plain === "an" ? at + 2 : at + 1;
  const unit = own(units, words[unitAt]?.plain ?? "");
  if (number === null || unit === undefined) return null;
  return { end: unitAt + 1, count: Math.floor(number * unit), unit };
}

const daysAt: Capturer = (words, at) => {
  const found = amount(words, at, dayUnits);
  return found && found.count > 0 ? { end: found.end, captured: { days: String(found.count) } } : null;
};

const daysRange: Capturer = (words, at) => {
  const first = amount(words, at, dayUnits);
  const bare = first === null ? numberOf(words[at]?.plain) : null;
  const next = first?.end ?? at + 1;
  if (words[next]?.plain !== "and" && words[next]?.plain !== "to") return null;
  const last = amount(words, next + 1, dayUnits);
  const from = first?.count ?? (bare === null || last === null ? null : Math.floor(bare * last.unit));
  if (last === null || from === null || from < 1 || from >= last.count) return null;
  return { end: last.end, captured: { days: String(from), daysTo: String(last.count) } };
};

const minutesAt: Capturer = (words, at) => {
  const found = amount(words, at, { minute: 1, minutes: 1, min: 1, m: 1, hour: 60, hours: 60, h: 60 });
  return found && { end: found.end, captured: { minutes: String(found.count) } };
};

/** A stretch of time up to now: "today", "this week", "in the last 3 days". */
const period: Capturer = (words, at, known) => {
  const skip = (from: number, ...skipped: readonly string[]) =>
    skipped.includes(words[from]?.plain ?? "") ? from + 1 : from;
  const word = (from: number) => words[from]?.plain ?? "";
  if (word(at) === "today") return { end: at + 1, captured: { days: "1" } };
  if (word(at) === "recently" || word(at) === "lately") return { end: at + 1, captured: { days: "7" } };
  const afterIn = skip(at, "in", "within", "during", "over");
  const start = skip(skip(afterIn, "the"), "last", "past", "this");
  if (start === at) return null;
  const days = daysAt(words, start, known);
  if (days) return days;
  const unit = own(dayUnits, word(start));
  const isNamed = ["last", "past", "this"].includes(word(start - 1));
  return unit !== undefined && isNamed ? { end: start + 1, captured: { days: String(unit) } } : null;
};

type Named = { readonly end: number; readonly value: string };

/** The longest run of words that `find` knows as a name. */
function longest(
  words: readonly Word[],
  at: number,
  most: number,
  find: (typed: string) => string | undefined,
): Named | null {
  for (let count = Math.min(most, words.length - at); count > 0; count -= 1) {
    const typed = words.slice(at, at + count).map((word) => word.typed);
    const value = find(typed.join(" "));
    if (value !== undefined) return { end: at + count, value };
  }
  return null;
}

/** Names with "or" or a comma between them, and with "and" where one client has only one of them. */
function listAt(
  words: readonly Word[],
  at: number,
  connectors: readonly string[],
  nameAt: (at: number) => Named | null,
): { end: number; values: string[] } | null {
  const values: string[] = [];
  let end = at;
  // Names that follow each other had a comma between them.
  for (let name = nameAt(at); name; ) {
    values.push(name.value);
    end = name.end;
    name = nameAt(connectors.includes(words[end]?.plain ?? "") ? end + 1 : end);
  }
  return values.length === 0 ? null : { end, values: [...new Set(values)] };
}

const sameText = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const environments: Capturer = (words, at, known) => {
  const found = listAt(words, at, ["or", "and"], (from) =>
    longest(words, from, 1, (typed) => known.environments.find((it) => sameText(it, typed))),
  );
  return found && { end: found.end, captured: { environment: found.values } };
};

const teamsBy =
  (prefixes: readonly string[]): Capturer =>
  (words, at, known) => {
    const found = listAt(words, at, ["or", "and"], (from) =>
      longest(words, from, 1, (typed) => {
        const bare = typed.replace(/['’]s?$/, "");
        return known.teams.find((it) => prefixes.some((prefix) => sameText(it, prefix + bare)));
      }),
    );
    return found && { end: found.end, captured: { team: found.values } };
  };

const scopesBy =
  (isPartEnough: boolean): Capturer =>
  (words, at, known) => {
    const server = listAt(words, at, ["or"], (from) =>
      longest(words, from, 6, (typed) => {
        const found = known.servers.find((it) => sameText(it.identifier, typed) || sameText(it.name, typed));
        return found?.identifier;
      }),
    );
    if (server) return { end: server.end, captured: { server: server.values } };
    const isScope = (typed: string) =>
      (typed.includes("/") || (isPartEnough && !asking.has(typed.toLowerCase()))) && known.hasScope(typed);
    const scope = listAt(words, at, ["or"], (from) =>
      longest(words, from, 1, (typed) => (isScope(typed) ? typed : undefined)),
    );
    return scope && { end: scope.end, captured: { scope: scope.values } };
  };

const clients: Capturer = (words, at, known) => {
  const found = listAt(words, at, ["or", "and"], (from) =>
    longest(words, from, 4, (typed) => {
      const bare = typed.replace(/['’]s$/, "");
      return [...new Set([typed, bare])].find(known.hasClient);
    }),
  );
  return found && { end: found.end, captured: { client: found.values } };
};

/** How each name in braces is captured. */
export const capturers: Readonly<Record<string, Capturer>> = {
  "{days}": daysAt,
  "{days-range}": daysRange,
  "{minutes}": minutesAt,
  "{period}": period,
  "{environment}": environments,
  "{team}": teamsBy(["", "team-"]),
  "{team-name}": teamsBy([""]),
  "{scope}": scopesBy(false),
  "{scope-part}": scopesBy(true),
  "{client}": clients,
};
