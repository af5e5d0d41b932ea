/** A smaller difference is the time that an answer takes, or too small to be seen. */
const MEANINGFUL_MS = 60_000;

/** How far the server's clock is ahead of this browser's, in milliseconds: the page says when it was made. */
function lead(): number {
  if (typeof document === "undefined") return 0;
  const made = Number(document.documentElement.dataset.madeAt);
  const [navigation] = performance.getEntriesByType("navigation");
  const begun = navigation && "responseStart" in navigation ? Number(navigation.responseStart) : 0;
  const arrived = begun > 0 ? performance.timeOrigin + begun : Date.now();
  const ahead = made - arrived;
  return Math.abs(ahead) >= MEANINGFUL_MS ? ahead : 0;
}

// Read once, and early (instrumentation-client.ts): a later refresh of the page renews `madeAt`.
const ahead = lead();

/** Milliseconds since 1970 by the server's clock, so that a browser with a wrong clock still counts right. */
export const serverNow = (): number => Date.now() + ahead;
