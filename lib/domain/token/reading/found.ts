/** Something that was read from a text, and the words that it rests on. */
export type Found<Value> = { readonly value: Value; readonly words: string };

/** Phrases with what each one says, in lower case. The first one that is in the text wins. */
export type Phrases<Value> = readonly (readonly [Value, readonly string[]])[];

/** The first value of the table that a phrase of the text says. */
export function phraseIn<Value>(text: string, table: Phrases<Value>): Found<Value> | null {
  const lower = text.toLowerCase();
  for (const [value, phrases] of table) {
    const words = phrases.find((phrase) => lower.includes(phrase));
    if (words !== undefined) {
      // Some letters are longer in lower case, so the position in `text` is only looked for where the lengths agree.
      const at = lower.length === text.length ? lower.indexOf(words) : -1;
      return { value, words: at < 0 ? words : text.slice(at, at + words.length) };
    }
  }
  return null;
}
