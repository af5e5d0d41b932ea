/** The words of a name in lower case, split at all but letters. */
export const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^a-z]+/);
