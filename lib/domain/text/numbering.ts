type Numbering = {
  readonly numberOf: (text: string) => number;
  /** The texts by their numbers. */
  readonly texts: readonly string[];
};

/** Gives texts numbers from 0 on, the same text the same number, and keeps each text once. */
export function numbering(): Numbering {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
    texts,
  };
}
