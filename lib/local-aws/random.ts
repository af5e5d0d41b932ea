import { randomBytes } from "node:crypto";

const base32hex = "0123456789abcdefghijklmnopqrstuv";
const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A client id as Cognito makes them: 26 characters of 0-9 and a-v (cognito-facts section 2). */
export function clientId(): string {
  return characters(26, base32hex);
}

/** A client secret as Cognito makes them: 52 characters of 0-9 and a-v. */
export function clientSecret(): string {
  return characters(52, base32hex);
}

/** The part of a pool id after the region: nine letters and digits. */
export function poolSuffix(): string {
  return characters(9, alphanumeric);
}

/** A password that passes Cognito's default policy: 20 characters with upper, lower, digit and symbol. */
export function password(): string {
  return `${characters(16, alphanumeric)}Aa7.`;
}

/** An opaque value nobody can guess: 256 bits. */
export function opaque(): string {
  return randomBytes(32).toString("base64url");
}

// Bytes above the last whole multiple of the alphabet are dropped, so that every character is equally likely.
function characters(count: number, alphabet: string): string {
  const limit = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < count)
    for (const byte of randomBytes(count - text.length))
      if (byte < limit) text += alphabet.charAt(byte % alphabet.length);
  return text;
}
