import "server-only";
import { now } from "@/lib/clock";
import { processWide } from "@/lib/process-wide";

const KEEP_MS = 3_600_000;

const claimed = processWide("intents", () => new Map<string, number>());

/** Takes the right to carry out one filled-in form, once. False where it was taken before. */
export async function claimIntent(personId: string, intentId: string): Promise<boolean> {
  for (const [key, at] of claimed) if (at < now() - KEEP_MS) claimed.delete(key);
  const key = `${personId} ${intentId}`;
  if (claimed.has(key)) return false;
  claimed.set(key, now());
  return true;
}

/** Gives it back, after a refusal that is known to have changed nothing, so that the same form may be sent again. */
export async function releaseIntent(personId: string, intentId: string): Promise<void> {
  claimed.delete(`${personId} ${intentId}`);
}
