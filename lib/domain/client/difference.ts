/** A difference in words: the values removed, and those added in their place. */
export type Difference = {
  readonly label: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
};
