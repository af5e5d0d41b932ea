/** The words of a search, in lower case. */
export const searchWords = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * How far a thing is from the words of a search: 0 if its title is the search itself. Null if a word is neither in its
 * title nor in its other texts. All texts are in lower case. A word counts the less, the deeper it stands: the whole
 * title, its beginning, the beginning of a word in it, elsewhere in it, another text.
 */
export function distance(
  words: readonly string[],
  title: string,
  others: readonly string[] = [],
): number | null {
  let sum = 0;
  for (const word of words) {
    const at = title.indexOf(word);
    if (at === 0) sum += title.length === word.length ? 0 : 1;
    else if (at > 0) sum += startsWord(title, word, at) ? 2 : 3;
    else if (others.some((text) => text.startsWith(word))) sum += 4;
    else if (others.some((text) => text.includes(word))) sum += 5;
    else return null;
  }
  return sum;
}

/** Whether some occurrence of `word`, from `at` on, begins a word of the title. */
function startsWord(title: string, word: string, at: number): boolean {
  for (let found = at; found > 0; found = title.indexOf(word, found + 1))
    if (!/[a-z\d]/.test(title[found - 1] ?? "")) return true;
  return false;
}

type Found<T> = { readonly one: T; readonly away: number };

/**
 * The `most` things nearest to a search, in the order of their distance, and of `all` where that is the same.
 * `distanceOf` is null for a thing that does not match. Nothing is sorted, because a letter matches thousands.
 */
export function nearest<T>(
  all: Iterable<T>,
  most: number,
  distanceOf: (one: T) => number | null,
): Found<T>[] {
  const byDistance: Found<T>[][] = [];
  for (const one of all) {
    const away = distanceOf(one);
    if (away === null) continue;
    byDistance[away] ??= [];
    const equallyNear = byDistance[away];
    if (equallyNear.length < most) equallyNear.push({ one, away });
  }
  return byDistance.flat().slice(0, most);
}
