/** A quota of Cognito for a pool: by default, and the most that AWS raises it to (developer guide, quotas page). */
export type PoolQuota = { readonly usual: number; readonly most: number };

export const CLIENT_QUOTA: PoolQuota = { usual: 1_000, most: 10_000 };
export const SERVER_QUOTA: PoolQuota = { usual: 25, most: 300 };

/** A pool above the usual quota has a raised one. Cognito doesn’t return it, so the highest possible one counts. */
export const quotaFor = (count: number, { usual, most }: PoolQuota): number =>
  count <= usual ? usual : most;

/** How much of a quota is used, in words: "12 of 1,000 (1 %)". */
export function shareInWords(count: number, quota: PoolQuota): string {
  const of = quotaFor(count, quota);
  const percent = (100 * count) / of;
  const share = percent > 0 && percent < 1 ? "under 1" : String(Math.floor(percent));
  return `${count.toLocaleString("en")} of ${of.toLocaleString("en")} (${share} %)`;
}
