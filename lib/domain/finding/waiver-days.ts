// Separate from `waiver`, whose rules and schemas the browser does not need.

/** For how many days a finding can be waived. */
export const WAIVER_DAYS = ["7", "30", "90", "180", "365"] as const;
