import { type Captured, capturers } from "@/lib/domain/question/captures";
import type { KnownNames } from "@/lib/domain/question/known";
import { type Filters, phrases } from "@/lib/domain/question/phrases";
import { asking, fillers, starters, turning, type Word, wordsOf } from "@/lib/domain/question/words";
import { own } from "@/lib/domain/text/own";

/** What the text of the search box means. */
export type Reading =
  /** A text to look for in names, ids, owners and scopes. */
  | { readonly is: "text" }
  /** A question, understood as these filters. */
  | { readonly is: "filters"; readonly filters: Filters }
  /** A question of which only these filters are understood, and these words are not. */
  | { readonly is: "unclear"; readonly filters: Filters; readonly words: readonly string[] };

/**
 * Reads the text of the search box against the names that there are. It is a question if it has a phrase of the grammar
 * or begins like one, and is understood only if every word is. A text in quotes is no question, and neither is the name
 * of a client, unless the whole of it is a phrase.
 */
export function readQuestion(text: string, known: KnownNames): Reading {
  if (/^["“].+["”]$/.test(text.trim())) return { is: "text" };
  const words = wordsOf(text);
  const parts = partsOf(words, known);
  const isOnePhrase = parts.length === 1 && parts[0]?.is === "phrase";
  if (!isQuestion(words, parts) || (!isOnePhrase && known.hasText(text.trim()))) return { is: "text" };
  let filters: Filters = {};
  const unread = new Set<number>();
  for (const [index, part] of parts.entries()) {
    if (part.is === "filler") continue;
    const isTurned = part.is === "phrase" && isTurning(parts, index, words);
    const set =
      part.is === "phrase" ? part.filters : filters.q === undefined ? textIn(words, part, known) : null;
    const merged = set && !isTurned ? merge(filters, set) : null;
    if (merged) filters = merged;
    else for (let at = part.from; at < part.end; at += 1) unread.add(at);
  }
  const left = runsOf(words, parts, unread);
  return left.length === 0 ? { is: "filters", filters } : { is: "unclear", filters, words: left };
}

type Part = { readonly from: number; readonly end: number } & (
  | { readonly is: "phrase"; readonly filters: Filters | null; readonly isName: boolean }
  | { readonly is: "filler" | "other" }
);

/** Divides words into the longest phrases, words that say nothing, and runs of others. */
function partsOf(words: readonly Word[], known: KnownNames): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < words.length; ) {
    const part = phraseAt(words, at, known) ?? wordAt(words, at);
    const last = parts.at(-1);
    if (part.is === "other" && last?.is === "other" && isName(words[at]) && isName(words[at - 1]))
      parts[parts.length - 1] = { ...last, end: part.end };
    else parts.push(part);
    at = part.end;
  }
  return parts;
}

const wordAt = (words: readonly Word[], at: number): Part => ({
  is: fillers.has(words[at]?.plain ?? "") ? "filler" : "other",
  from: at,
  end: at + 1,
});

const patterns = phrases.map(([pattern, filters]) => ({ elements: pattern.split(" "), filters }));

function phraseAt(words: readonly Word[], at: number, known: KnownNames): Part | null {
  let found: Part | null = null;
  for (const { elements, filters } of patterns) {
    const match = matchAt(elements, words, at, known);
    if (!match || match.end === at || match.end <= (found?.end ?? at)) continue;
    const isName = elements[0]?.startsWith("{") === true;
    found = { is: "phrase", from: at, end: match.end, filters: filters(match.captured), isName };
  }
  return found;
}

type Match = { readonly end: number; readonly captured: Captured };

/** The longest match of the elements of a phrase from a word on. */
function matchAt(
  elements: readonly string[],
  words: readonly Word[],
  at: number,
  known: KnownNames,
): Match | null {
  const [element, ...rest] = elements;
  if (element === undefined) return { end: at, captured: {} };
  const capture = own(capturers, element)?.(words, at, known);
  if (capture) {
    const after = matchAt(rest, words, capture.end, known);
    return after && { end: after.end, captured: { ...capture.captured, ...after.captured } };
  }
  const isOptional = element.endsWith("?");
  const choices = (isOptional ? element.slice(0, -1) : element).split("|");
  const taken = choices.includes(words[at]?.plain ?? "") ? matchAt(rest, words, at + 1, known) : null;
  return taken ?? (isOptional ? matchAt(rest, words, at, known) : null);
}

/** A single word is a question only if it is a phrase; so are several words that are no name and ask for something. */
function isQuestion(words: readonly Word[], parts: readonly Part[]): boolean {
  const [only] = parts;
  if (only?.is === "phrase" && parts.length === 1) return !only.isName;
  if (words.length < 2) return false;
  return (
    parts.some(({ is }) => is === "phrase") ||
    words.some(({ plain }, at) => (at === 0 && starters.has(plain)) || asking.has(plain))
  );
}

const isName = (word: Word | undefined) => word !== undefined && !asking.has(word.plain);

/** Whether the word before a phrase turns it round. */
function isTurning(parts: readonly Part[], index: number, words: readonly Word[]): boolean {
  const before = parts[index - 1];
  return before?.is === "other" && turning.has(words[before.end - 1]?.plain ?? "");
}

/** Other words as a text to look for, if a client has it. */
function textIn(words: readonly Word[], { from, end }: Part, known: KnownNames): Filters | null {
  const run = words.slice(from, end);
  const text = run.map(({ typed }) => typed).join(" ");
  return run.every(isName) && !/^\d+$/.test(text) && known.hasText(text) ? { q: text } : null;
}

/** Both filters together; null where the second sets to another value what the first has set. */
function merge(known: Filters, more: Filters): Filters | null {
  const { environment, owner, client, kind, ...others } = more;
  const before = new Map<string, unknown>(Object.entries(known));
  const isOther = ([name, value]: [string, unknown]) =>
    before.has(name) && String(before.get(name)) !== String(value);
  const areKindsOther =
    kind !== undefined && !isAnyKind(kind) && !isAnyKind(known.kind) && kind !== known.kind;
  if (areKindsOther || Object.entries(others).some(isOther)) return null;
  return {
    ...known,
    ...others,
    ...(environment && { environment: together(known.environment, environment) }),
    ...(owner && { owner: together(known.owner, owner) }),
    ...(client && { client: together(known.client, client) }),
    ...(kind !== undefined && { kind: isAnyKind(kind) ? (known.kind ?? kind) : kind }),
  };
}

const isAnyKind = (kind: Filters["kind"]) => kind === undefined || kind === "all";

const together = (one: readonly string[] = [], other: readonly string[]) => [...new Set([...one, ...other])];

/** The words that were not understood, as phrases. Words that say nothing belong to them where they stand between. */
function runsOf(words: readonly Word[], parts: readonly Part[], unread: ReadonlySet<number>): string[] {
  const isFiller = (at: number) => parts.some(({ is, from }) => is === "filler" && from === at);
  const runs: string[] = [];
  let run: string[] = [];
  let between: string[] = [];
  for (const [at, { typed }] of words.entries()) {
    if (unread.has(at)) {
      run.push(...between, typed);
      between = [];
    } else if (isFiller(at) && run.length > 0) between.push(typed);
    else {
      if (run.length > 0) runs.push(run.join(" "));
      run = [];
      between = [];
    }
  }
  return run.length > 0 ? [...runs, run.join(" ")] : runs;
}
