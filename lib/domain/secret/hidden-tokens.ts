/** Replaces a secret or a token. */
export const HIDDEN = "[hidden]";

/** Somebody's Authorization header. In lower case, words such as "basic reporting" are none. */
const credentials =
  /\b(?:(?:Basic|Bearer)\s+|(?:basic|bearer|BASIC|BEARER)\s+(?=[\w+/=.~-]*[\dA-Z+/=~]))[\w+/=.~-]{8,}/g;

/** The characters of JSON Web Tokens, with the dots between their parts. */
const run = /[\w.-]+/g;

/** The beginning of a token within a part of a run. */
const head = /(?<!\w)eyJ[\w-]/;

/** Hides JSON Web Tokens and the values of Authorization headers in a text, in linear time. */
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
