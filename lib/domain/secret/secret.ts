import { crc32 } from "@/lib/domain/text/crc32";

/** One of a client's secrets, as Cognito lists it: never with its value. */
export type Secret = { readonly secretId: string; readonly createdAt: string };

/** How long a new secret is shown in its browser tab. */
export const SHOWN_MINUTES = 15;

/** A day in milliseconds. */
export const DAY_MS = 86_400_000;

/** A limit to the age of secrets. Secrets made up to the instant `madeUntil` (ISO) are older. */
export type MaxAge = { readonly days: number; readonly madeUntil: string };

/** The age in days from which on a secret counts as overdue where the settings give no limit. */
export const USUAL_MAX_DAYS = 180;

/** The limit at the instant `now`, in epoch milliseconds. Ages are whole days, as people count them. */
export const maxAgeAt = (days: number, now: number): MaxAge => ({
  days,
  // To the second, like the instants of the list: compared as texts, 05.000Z comes before 05Z.
  madeUntil: new Date(now - (days + 1) * DAY_MS).toISOString().replace(/\.\d+Z$/, "Z"),
});

/** Whether a secret made at that instant (ISO) is older than the limit; false without one. */
export const isTooOld = (createdAt: string, limit: MaxAge | null): boolean =>
  limit !== null && createdAt <= limit.madeUntil;

/** The answer to an addition. No later answer holds the value. */
export type NewSecret = Secret & {
  readonly clientId: string;
  readonly secret: string;
  /** When it got its first token; null while it has not. */
  readonly provenAt: string | null;
};

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 48 of 62 characters are 285 bits; Cognito takes 24 to 64. */
const LENGTH = 48;

/** 43 of 62 characters are 256 bits; with the checksum and a prefix of up to 15 they are at most 64. */
const LENGTH_AFTER_PREFIX = 43;
const CHECKSUM_LENGTH = 6;

type Fill = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

/**
 * Makes a client secret: base62, because Cognito's `+` turns into a space in form bodies and `_` breaks double-click
 * selection. With a prefix, scanners can find it: prefix, 256 random bits, checksum. `fill` is the source of
 * randomness, a CSPRNG except in tests.
 */
export function makeSecret(
  prefix: string | null = null,
  fill: Fill = (bytes) => crypto.getRandomValues(bytes),
): string {
  if (prefix === null) return randomText(LENGTH, fill);
  const marked = prefix + randomText(LENGTH_AFTER_PREFIX, fill);
  return marked + checksumOf(marked);
}

/** CRC-32 of a text in 6 base62 characters, by which a scanner tells a secret from a text that looks like one. */
export function checksumOf(text: string): string {
  let rest = crc32(new TextEncoder().encode(text));
  let digits = "";
  while (digits.length < CHECKSUM_LENGTH) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}

function randomText(length: number, fill: Fill): string {
  let text = "";
  while (text.length < length) {
    for (const byte of fill(new Uint8Array(length))) {
      // 248 is the largest multiple of 62 in a byte; a byte above it would favour the first letters.
      if (byte < 248 && text.length < length) text += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return text;
}
