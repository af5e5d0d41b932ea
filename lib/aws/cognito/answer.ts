import "server-only";
import { type Problem, problem } from "@/lib/domain/problem";
import { log } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";

/**
 * Reads one object of Cognito’s answers member by member. A member that is absent or null is undefined. One that holds
 * another kind of value than the API promises is undefined too, and its name is in `unreadable`.
 */
export type AnswerReader<T extends object> = {
  /** Any text: Cognito may send values that `Text` does not list yet. */
  text<Text extends string = string>(member: keyof T): Text | undefined;
  /** The texts of a list. Other items are left out, and the member counts as unreadable. */
  texts<Text extends string = string>(member: keyof T): Text[] | undefined;
  /** A number from 0 on, also where it is written as a text. */
  number(member: keyof T): number | undefined;
  flag(member: keyof T): boolean | undefined;
  /** An ISO instant. */
  instant(member: keyof T): string | undefined;
  list(member: keyof T): readonly unknown[];
  /** The object in a member, unchanged, if it holds only texts, numbers and flags. */
  object<Member extends keyof T>(member: Member): T[Member] | undefined;
  /** A reader of the object in a member. Both readers share one `unreadable`. */
  part<Member extends keyof T>(member: Member): AnswerReader<Extract<T[Member], object>>;
  readonly unreadable: ReadonlySet<string>;
  /** The names of all members that hold something, known to the API or not. */
  readonly members: readonly string[];
};

/** A reader of `answer`. The SDK converts dates, but does not check answers against its types. */
export const readerOf = <T extends object>(answer: T | null | undefined): AnswerReader<T> =>
  reader(answer, new Set(), "");

/** A reader of an item of a list, which should be a `T`. */
export const readerOfItem = <T extends object>(item: unknown): AnswerReader<T> => reader(item, new Set(), "");

function reader<T extends object>(answer: unknown, unreadable: Set<string>, path: string): AnswerReader<T> {
  const members = isObject(answer) ? answer : {};
  const as = <Value>(member: keyof T, read: (value: unknown) => Value | undefined): Value | undefined => {
    const value: unknown = Reflect.get(members, member);
    if (value === undefined || value === null) return undefined;
    const found = read(value);
    if (found === undefined) unreadable.add(path + String(member));
    return found;
  };
  return {
    unreadable,
    get members() {
      return Object.entries(members).flatMap(([name, value]) => (isSomething(value) ? [name] : []));
    },
    text: <Text extends string>(member: keyof T) => as(member, guarded(isText<Text>)),
    texts: <Text extends string>(member: keyof T) => {
      const items = as(member, itemsIn);
      const texts = items?.filter(isText<Text>);
      if (texts?.length !== items?.length) unreadable.add(path + String(member));
      return texts;
    },
    number: (member) => as(member, numberIn),
    flag: (member) => as(member, (value) => (typeof value === "boolean" ? value : undefined)),
    instant: (member) => as(member, instantIn),
    list: (member) => as(member, itemsIn) ?? [],
    object: <Member extends keyof T>(member: Member) => as(member, guarded(isFlat<T[Member]>)),
    part: (member) => reader(as(member, objectIn), unreadable, `${path}${String(member)}.`),
  };
}

const guarded =
  <Value>(is: (value: unknown) => value is Value) =>
  (value: unknown): Value | undefined =>
    is(value) ? value : undefined;

/** Logs the names of unreadable members, once per object. It never logs their values, which may be secrets. */
export function logUnreadable(operation: string, object: string, members: Iterable<string>): void {
  for (const member of members) {
    const key = `${operation} ${object} ${member}`;
    if (logged.has(key) || logged.size >= MOST_LOGGED) continue;
    logged.add(key);
    log.warn({ operation, object, member }, "Cognito’s answer has a member that cannot be read");
  }
}

/** The problem for an answer whose unreadable members are needed. */
export const unreadableAnswer = (about: string, members: Iterable<string>): Problem =>
  problem("unreachable", {
    message: `Cognito’s answer about ${about} couldn’t be read: ${[...members].join(", ")}. Nothing was changed.`,
  });

/** Enough to find the cause, and no way to fill a disk. */
const MOST_LOGGED = 1_000;
const logged = processWide("unreadable members", () => new Set<string>());

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isFlat = <Flat>(value: unknown): value is Flat =>
  isObject(value) &&
  Object.values(value).every(
    (it) => typeof it === "string" || typeof it === "boolean" || Number.isFinite(it),
  );

const objectIn = (value: unknown) => (isObject(value) ? value : undefined);

const isText = <Text extends string>(value: unknown): value is Text => typeof value === "string";

const itemsIn = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? value : undefined;

function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && number >= 0 && number <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

const isSomething = (value: unknown): boolean =>
  value !== undefined && value !== null && !(isObject(value) && Object.keys(value).length === 0);

/** Only dates before the year 10,000: later ones have longer years, so they sort and display differently. */
function instantIn(value: unknown): string | undefined {
  const isDate = value instanceof Date && value.getTime() >= 0 && value.getTime() < LAST_INSTANT;
  return isDate ? value.toISOString() : undefined;
}

const LAST_INSTANT = Date.UTC(10_000, 0);
