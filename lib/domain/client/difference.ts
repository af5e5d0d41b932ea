/** A difference in words: a value in the place of another, or what a list loses and gains. */
export type Difference = ValueDifference | ListDifference;

export type ValueDifference = { readonly label: string; readonly was: string; readonly becomes: string };

export type ListDifference = {
  readonly label: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
};

/** The value before, without a unit that the value after has too: "60" for "60 minutes" and "15 minutes". */
export function withoutUnit({ was, becomes }: Pick<ValueDifference, "was" | "becomes">): string {
  const [, figure, unit] = /^(\d+) (\w+)$/.exec(was) ?? [];
  const [, , unitAfter] = /^(\d+) (\w+)$/.exec(becomes) ?? [];
  return figure !== undefined && unit === unitAfter ? figure : was;
}
