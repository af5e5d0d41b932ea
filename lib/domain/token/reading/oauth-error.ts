import type { Found } from "@/lib/domain/token/reading/found";

// Without zod: the browser offers these errors.

/** The errors of the token endpoint (RFC 6749, 5.2; Cognito's token endpoint page). */
export const oauthErrors = [
  "invalid_client",
  "invalid_grant",
  "invalid_scope",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_request",
] as const;

/** An OAuth error code that a text gives, also one that Cognito does not document. */
export function oauthErrorIn(text: string): Found<string> | null {
  const member = /"error"\s{0,4}:\s{0,4}"([a-z_]{3,40})"/.exec(text);
  if (member?.[1]) return { value: member[1], words: member[1] };
  const words = new Set(text.match(/\w+/g));
  const code = oauthErrors.find((it) => words.has(it));
  if (code) return { value: code, words: code };
  // The classes that libraries have for the codes, such as InvalidScopeError.
  const lower = new Map([...words].map((word) => [word.toLowerCase(), word]));
  const named = oauthErrors.find((it) => lower.has(classOf(it)));
  return named ? { value: named, words: lower.get(classOf(named)) ?? named } : null;
}

const classOf = (code: string) => `${code.replaceAll("_", "")}error`;
