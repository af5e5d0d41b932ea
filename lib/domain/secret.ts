/** One of a client's secrets, as Cognito lists it: never with its value. */
export type Secret = { readonly secretId: string; readonly createdAt: string };

/** What the one answer to an addition carries. The value is in it, and nowhere else ever after. */
export type NewSecret = Secret & {
  readonly clientId: string;
  readonly secret: string;
  /** When it got its first token; null while it has not. */
  readonly provenAt: string | null;
};

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 48 of 62 characters are 285 bits; Cognito takes 24 to 64. */
const LENGTH = 48;

/**
 * Makes a client secret: base62, because Cognito's `+` turns into a space in form bodies and `_` breaks
 * double-click selection. `fill` is the source of randomness, a CSPRNG unless a test says otherwise.
 */
export function makeSecret(
  fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  let secret = "";
  while (secret.length < LENGTH) {
    for (const byte of fill(new Uint8Array(LENGTH))) {
      // 248 is the largest multiple of 62 in a byte; a byte above it would favour the first letters.
      if (byte < 248 && secret.length < LENGTH) secret += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return secret;
}
