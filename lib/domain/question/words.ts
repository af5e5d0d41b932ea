/** A word of a question: as it was typed, without the marks of a sentence, and in lower case. */
export type Word = { readonly typed: string; readonly plain: string };

/** The words of a text. A sign of comparison is a word of its own. */
export const wordsOf = (text: string): Word[] =>
  text
    .replace(/[<>]/g, " $& ")
    .split(/\s+/)
    .map(bare)
    .filter((typed) => typed !== "")
    .map((typed) => ({ typed, plain: typed.toLowerCase().replace(/’/g, "'") }));

const marks = new Set('"“”().,;:?!');

/** A word without the marks around it. */
function bare(word: string): string {
  let [from, end] = [0, word.length];
  while (from < end && marks.has(word[from] ?? "")) from += 1;
  while (end > from && marks.has(word[end - 1] ?? "")) end -= 1;
  return word.slice(from, end);
}

const set = (words: string) => new Set(words.split(" "));

/** Words that say nothing by themselves. */
export const fillers = set(
  "a an the all any some me my please client clients app apps application applications program programs secret secrets " +
    "who whose whom which what that these those are is was were be been can could may does do did has have had having " +
    "show list find give get see with of their its there everything everyone anything and clientele",
);

/** Words that begin a question. */
export const starters = set(
  "who whose which what when where why how show list find give tell are is does do can",
);

/** Words that turn the next clause round, or connect it in a way that filters cannot. */
export const turning = set(
  "not no never except excluding but without or nor unless isn't aren't haven't hasn't don't",
);

/** Words that are never a name to look for: they ask for something. */
export const asking = new Set([
  ...starters,
  ...turning,
  ...set(
    "than older younger newer over under above below more less most least between before after since until ago by from to in on at for " +
      "into during within last past next this today yesterday tomorrow day days week weeks month months year years hour hours minute minutes " +
      "changed modified edited updated created added deleted removed rotated used unused expired expire expires expiring owned owns own owner owners team teams " +
      "call calls access use uses hold holds reach scope scopes token tokens lifetime many much count first about longer shorter only same both",
  ),
]);
