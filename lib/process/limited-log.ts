import "server-only";
import { now } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";

const MOST_A_MINUTE = 60;
const MOST_CHARACTERS = 200;

const minutes = processWide("minutes of the log", () => new Map<string, { endsAt: number; lines: number }>());

/**
 * Writes a log line that anybody can cause, at most 60 of its kind a minute. With the first line of a later minute,
 * logs how many were left out, with `kind` as the message. `kind` is one of a few fixed texts.
 */
export function writeLimited(kind: string, write: () => void): void {
  const known = minutes.get(kind);
  if (!known || known.endsAt <= now()) {
    const leftOut = (known?.lines ?? 0) - MOST_A_MINUTE;
    if (leftOut > 0) log.info({ leftOut }, kind);
    minutes.set(kind, { endsAt: now() + 60_000, lines: 1 });
    write();
    return;
  }
  known.lines += 1;
  if (known.lines <= MOST_A_MINUTE) write();
}

/** A text from outside, cut to a length that the log may hold. */
export const forLog = (text: string): string =>
  text.length > MOST_CHARACTERS
    ? `${text.slice(0, MOST_CHARACTERS)}… (cut: ${text.length} characters)`
    : text;
