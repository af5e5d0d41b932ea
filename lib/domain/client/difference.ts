/** A difference in words: a value in the place of another, or what a list loses and gains. */
export type Difference = ValueDifference | ListDifference;

export type ValueDifference = { readonly label: string; readonly was: string; readonly becomes: string };

export type ListDifference = {
  readonly label: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
};

/**
 * The value before, without the unit of lifetimes where the value after has it too: "60" for "60 minutes" and
 * "15 minutes". Any other text stays whole: a name may begin with a figure.
 */
export function withoutUnit({ was, becomes }: Pick<ValueDifference, "was" | "becomes">): string {
  const [, figure = was] = LIFETIME.exec(was) ?? [];
  return LIFETIME.test(becomes) ? figure : was;
}

const LIFETIME = /^(\d+) minutes$/;
