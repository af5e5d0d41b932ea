/** What one member may hold, as data. Operations, stored records and the fuzzer all read the same rules. */
export type Rule = { readonly required?: true; readonly hidden?: true } & (
  | { readonly is: "text"; readonly least: number; readonly most: number; readonly pattern?: string }
  | { readonly is: "choice"; readonly values: readonly string[] }
  | { readonly is: "number"; readonly least: number; readonly most: number; readonly isWhole: boolean }
  | { readonly is: "flag" }
  | { readonly is: "document" }
  | { readonly is: "list"; readonly of: Rule; readonly least: number; readonly most: number }
  | { readonly is: "map"; readonly keys: Rule; readonly of: Rule; readonly most: number }
  | {
      readonly is: "record";
      readonly members: Members;
      readonly entries: readonly (readonly [string, Rule])[];
    }
);

type Members = { readonly [name: string]: Rule };

/** A rule with the type of the values that pass it. `gives` exists for the compiler only. */
export type RuleOf<T> = Rule & { readonly gives?: T };

/** The type of the values that pass a rule. */
export type ValueOf<R> = R extends { readonly gives?: infer T } ? T : never;

type Needed<M> = { [K in keyof M]: M[K] extends { readonly required: true } ? K : never }[keyof M];

type RecordOf<M> = Together<
  { [K in Needed<M>]: ValueOf<M[K]> } & { [K in Exclude<keyof M, Needed<M>>]?: ValueOf<M[K]> }
>;

type Together<T> = { [K in keyof T]: T[K] };

/** Text with a length in this range. The pattern is the API model's and must match the whole text. */
export function text(least = 0, most = Number.POSITIVE_INFINITY, pattern?: string): RuleOf<string> {
  return { is: "text", least, most, ...(pattern === undefined ? {} : { pattern }) };
}

/** One of these words. */
export function choice<const V extends string>(...values: V[]): RuleOf<V> {
  return { is: "choice", values };
}

/** A whole number in this range. */
export function number(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): RuleOf<number> {
  return { is: "number", least, most, isWhole: true };
}

/** A number in this range, with or without a fraction. */
export function fraction(least: number, most: number): RuleOf<number> {
  return { is: "number", least, most, isWhole: false };
}

/** True or false. */
export const flag: RuleOf<boolean> = { is: "flag" };

/** Any JSON, as the service passes it through. */
export const document: RuleOf<unknown> = { is: "document" };

/** A list of values of one kind. */
export function list<T>(of: RuleOf<T>, most = Number.POSITIVE_INFINITY, least = 0): RuleOf<T[]> {
  return { is: "list", of, least, most };
}

/** Names and values, as tags have them. */
export function map<T>(
  keys: Rule,
  of: RuleOf<T>,
  most = Number.POSITIVE_INFINITY,
): RuleOf<Record<string, T>> {
  return { is: "map", keys, of, most };
}

/** Named members; those not named here are not part of the record. */
export function record<const M extends Members>(members: M): RuleOf<RecordOf<M>> {
  return { is: "record", members, entries: Object.entries(members) };
}

/** The same rule for a member that must be there. */
export function required<const R extends Rule>(rule: R) {
  return { ...rule, required: true } as const;
}

/** The same rule for a value that no message may repeat. */
export function hidden<const R extends Rule>(rule: R) {
  return { ...rule, hidden: true } as const;
}
