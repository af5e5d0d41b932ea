/** Cognito's limits and default for the lifetime of an access token, in minutes (quotas page). */
export const TOKEN_MINUTES = { least: 5, most: 1440, usual: 60 } as const;

/**
 * First price tier of a machine-to-machine token request in US dollars, an upper bound: the tiers above it are cheaper.
 * Source: AWS's Cognito pricing page and a bill of August 2026 (usage type CUPM2MTokenRequestsFull).
 */
export const TOKEN_PRICE = {
  dollars: 0.00225,
  asOf: "2026-11",
  source: "https://aws.amazon.com/cognito/pricing/",
} as const;

/** The address of the keys that tokens of this issuer are signed with (Cognito’s page on verifying tokens). */
export const keysUrl = (issuer: string): string => `${issuer}/.well-known/jwks.json`;

/** Programs renew a token when 1 / `part` of its lifetime is left, and at least `seconds` before its end. */
export const RENEWAL = { part: 4, seconds: 60 } as const;

/** The moment of renewal as a sentence. */
export const renewal = `${100 - 100 / RENEWAL.part} % of its life or ${RENEWAL.seconds} seconds before its end, whichever comes first.`;

const MINUTES_PER_MONTH = 43_800;

/** The monthly cost of a copy that caches its token as our programs do: tokens, and dollars at the first price tier. */
export function monthlyCost(tokenMinutes: number): { tokens: number; dollars: number } {
  const margin = Math.max(tokenMinutes / RENEWAL.part, RENEWAL.seconds / 60);
  const tokens = Math.round(MINUTES_PER_MONTH / (tokenMinutes - margin));
  return { tokens, dollars: tokens * TOKEN_PRICE.dollars };
}

/** Dollars as people read them: "$1.64". */
export const priceInWords = (dollars: number): string =>
  new Intl.NumberFormat("en", { style: "currency", currency: "USD" }).format(dollars);

const minutesPer = new Map([
  ["seconds", 1 / 60],
  ["minutes", 1],
  ["hours", 60],
  ["days", 1440],
]);

/** Converts an access token's lifetime to minutes. Cognito's default is one hour, its default unit hours (SDK). */
export const toMinutes = (validity: number | undefined, unit: string | undefined): number =>
  validity === undefined ? TOKEN_MINUTES.usual : validity * (minutesPer.get(unit ?? "hours") ?? 60);

/** The same for a lifetime in seconds: `5400` as "1 hour 30 minutes", `45` as "45 seconds". */
export const secondsInWords = (seconds: number): string =>
  seconds % 60 === 0 && seconds > 0 ? inWords(seconds / 60) : `${seconds} seconds`;

/** `90` as "1 hour 30 minutes". */
export function inWords(minutes: number): string {
  const part = (count: number, unit: string) =>
    count === 0 ? [] : [`${count} ${unit}${count === 1 ? "" : "s"}`];
  return [...part(Math.floor(minutes / 60), "hour"), ...part(minutes % 60, "minute")].join(" ");
}
