import type { ResourceServer } from "@/lib/domain/scope";
import { type DecodedToken, decodeToken, scopesIn } from "@/lib/domain/token/access-token";
import { scopeFinder } from "@/lib/domain/token/scope-refusal";

/** The length of a signature with RS256 and Cognito’s keys of 2,048 bits: 256 bytes, in base64url. */
const SIGNATURE = 342;

/**
 * A pasted token without what came with it: a header, a setting, a whole answer, quotation marks, line breaks inside it and
 * marks behind it. Text without a token stays, but for quotation marks and white space.
 */
export function bareToken(pasted: string): string {
  const text = pasted.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "");
  const start = /(?<![\w.-])eyJ/.exec(text)?.index;
  if (start !== undefined) return tokenAt(text, start);
  return text
    .replace(/["'`“”‘’]/g, "")
    .trim()
    .replace(/^Authorization:/i, "")
    .trim()
    .replace(/^Bearer\s/i, "")
    .replace(/\s/g, "");
}

/** The token that begins at `start`. A line that holds nothing but characters of a token continues it while it lacks some. */
function tokenAt(text: string, start: number): string {
  const [first = "", ...lines] = text.slice(start).split(/\r?\n/);
  const head = partOf(first);
  const parts = [head];
  if (head.length === first.trimEnd().length)
    for (const line of lines) {
      const part = line.trim();
      const taken = partOf(part);
      // A last line may have a quotation mark, a comma or a percent sign behind it.
      if (taken === "" || part.length - taken.length > 2) break;
      parts.push(taken);
    }
  return withoutEnd(untilWhole(parts));
}

const partOf = (line: string): string => /^[\w.-]*/.exec(line)?.[0] ?? "";

/** The parts up to the one with the last character of the signature; all of them where it lacks some. */
function untilWhole(parts: readonly string[]): string {
  const joined = parts.join("");
  const [header = "", claims = "", signature = ""] = joined.split(".", 3);
  const least = signature.length < SIGNATURE ? joined.length : header.length + claims.length + 2 + SIGNATURE;
  let length = 0;
  for (const part of parts) {
    if (length >= least) break;
    length += part.length;
  }
  return joined.slice(0, length);
}

/** Without a full stop that ends a sentence. */
const withoutEnd = (token: string): string =>
  token.split(".").length > 3 && token.endsWith(".") ? token.slice(0, -1) : token;

/** Why a pasted text cannot be checked; null if it can. */
export function whyNoCheck(text: string): string | null {
  const token = bareToken(text);
  if (token === "") return "Paste a token.";
  if (decodeToken(token)) return null;
  const parts = token.split(".").length;
  return token.startsWith("eyJ") && parts <= 3
    ? `The token is incomplete: ${parts < 3 ? `it has ${parts} of 3 parts` : "a part of it is damaged"}. Copy the whole token again.`
    : notAToken;
}

export const notAToken =
  "This isn’t a JWT. Paste the whole token: three parts separated by dots, starting with eyJ.";

/** Damage that copying did to a token’s signature: what is wrong in a few words, and in a sentence. Null for none. */
export function damageOf(token: string): { readonly fault: string; readonly reason: string } | null {
  const length = token.split(".")[2]?.length ?? 0;
  if (length === SIGNATURE) return null;
  return length < SIGNATURE
    ? {
        fault: "The end of the token is missing",
        reason: `The signature has ${length} of ${SIGNATURE} characters: the token was cut when it was copied. Copy the whole token again.`,
      }
    : {
        fault: "The token has more characters than it should",
        reason: `The signature has ${length} instead of ${SIGNATURE} characters: something behind the token was copied too.`,
      };
}

/** What an API would ask of a token: scopes of one resource server. */
export type Demand = { readonly identifier: string; readonly scopes: readonly string[] };

/** A demand for scopes that somebody else spelled: each as the pool has it, with the resource server of the first. */
export function demandOf(
  scopes: readonly string[],
  servers: readonly ResourceServer[],
  otherwise: string,
): Demand {
  const find = scopeFinder({ client: null, servers });
  const whole = [...new Set(scopes.map((scope) => find(scope) ?? scope))];
  const server = servers.find((it) => it.scopes.some(({ full }) => whole.includes(full)));
  return { identifier: server?.identifier ?? otherwise, scopes: whole };
}

/** The resource server that a token has the most scopes of, with those scopes; null if it has none of any. */
export function likelyDemand(
  claims: DecodedToken["claims"],
  servers: readonly ResourceServer[],
): Demand | null {
  const granted = new Set(scopesIn(claims));
  const demands = servers.map(({ identifier, scopes }) => ({
    identifier,
    scopes: scopes.map(({ full }) => full).filter((scope) => granted.has(scope)),
  }));
  return demands.reduce<Demand | null>(
    (most, it) => (it.scopes.length > (most?.scopes.length ?? 0) ? it : most),
    null,
  );
}
