import "server-only";
import { processWide } from "@/lib/process/process-wide";

const taken = processWide("places taken", () => new Map<string, number>());

/** Places of one kind: how many one person may take at once, and how many all people of this process together. */
export type Places = { readonly kind: string; readonly ofOne: number; readonly ofAll: number };

/** Takes a place for a person. Returns a function that frees it, safe to call twice, or null if no place is left. */
export function takePlace({ kind, ofOne, ofAll }: Places, personId: string): (() => void) | null {
  const own = `${kind} of ${personId}`;
  if (countOf(kind) >= ofAll || countOf(own) >= ofOne) return null;
  for (const key of [kind, own]) taken.set(key, countOf(key) + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    for (const key of [kind, own]) {
      const left = countOf(key) - 1;
      if (left > 0) taken.set(key, left);
      else taken.delete(key);
    }
  };
}

const countOf = (key: string) => taken.get(key) ?? 0;
