/** Something that differs, in words: what goes and what comes in its place. */
export type Difference = {
  readonly label: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
};
