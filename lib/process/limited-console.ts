import "server-only";
import { inspect } from "node:util";
import { writeLimited } from "@/lib/process/limited-log";

const MOST_CHARACTERS = 4_000;

/**
 * Limits what Next prints by itself, which strangers can cause: a body that is too long, an action that does not exist.
 * At most 60 lines a minute of each level, each part of them cut after 4,000 characters.
 */
export function limitConsole(): void {
  for (const level of ["error", "warn"] as const) {
    const write = console[level].bind(console);
    console[level] = (...parts: unknown[]) =>
      writeLimited(`More lines of console.${level} came than are logged`, () => write(...parts.map(short)));
  }
}

function short(part: unknown): string {
  const text = typeof part === "string" ? part : inspect(part);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}… (cut)` : text;
}
