/** What stands where a secret or a token stood. */
export const HIDDEN = "[hidden]";

/** Somebody's Authorization header. */
const credentials = /\b(?:Basic|Bearer)\s+[\w+/=.~-]{8,}/g;

/** What JSON Web Tokens are made of, and the dots between their parts. */
const run = /[\w.-]+/g;

/** The beginning of a token within a part of a run. */
const head = /(?<!\w)eyJ[\w-]/;

/** A text with JSON Web Tokens and the values of Authorization headers hidden. Its time grows with the text's length alone. */
export const withoutTokens = (text: string): string =>
  text.replace(credentials, HIDDEN).replace(run, withoutTokensIn);

/** One expression for three parts with dots between would start over at each `eyJ` and take quadratic time. */
function withoutTokensIn(characters: string): string {
  const parts = characters.split(".");
  const kept: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? "";
    const begins = at + 2 < parts.length && parts[at + 1] !== "" ? part.search(head) : -1;
    kept.push(begins < 0 ? part : `${part.slice(0, begins)}${HIDDEN}`);
    if (begins >= 0) at += 2;
  }
  return kept.join(".");
}
