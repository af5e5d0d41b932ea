/** What a mark says about its subject: nothing special, in order, look soon, act now, or worth knowing. */
export type Tone = "neutral" | "ok" | "warn" | "danger" | "info";
