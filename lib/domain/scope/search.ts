import { serverOf } from "@/lib/domain/scope";

/** The scopes that a pool's resource servers have, and the name of each resource server by its identifier. */
export type ScopeDirectory = {
  readonly scopes: ReadonlySet<string>;
  readonly serverNames: ReadonlyMap<string, string>;
};

export type ScopeFinder = {
  /** Whether the text finds this scope. */
  readonly finds: (full: string) => boolean;
  /** Whether it finds any scope that a client may hold: also true while the scopes of the pool are not known. */
  readonly mayFind: boolean;
};

/**
 * Finds scopes by a text: part of the full scope or of its resource server's name, in any case. With `wholeAlone`, a
 * text that is a scope of the pool finds that scope and no scope that contains it. Each distinct scope is judged once.
 */
export function scopeFinder(
  text: string,
  directory: ScopeDirectory | null,
  { wholeAlone }: { readonly wholeAlone: boolean },
): ScopeFinder {
  const wanted = text.trim();
  if (wholeAlone && directory?.scopes.has(wanted)) return { finds: (full) => full === wanted, mayFind: true };
  const part = wanted.toLowerCase();
  const judged = new Map<string, boolean>();
  const judge = (full: string) =>
    full.toLowerCase().includes(part) || nameOf(full, directory).toLowerCase().includes(part);
  const finds = (full: string) => {
    const known = judged.get(full);
    if (known !== undefined) return known;
    const found = judge(full);
    judged.set(full, found);
    return found;
  };
  return { finds, mayFind: directory === null || [...directory.scopes].some(finds) };
}

const nameOf = (full: string, directory: ScopeDirectory | null) =>
  directory?.serverNames.get(serverOf(full).identifier) ?? "";

/** The same scopes with the found ones first; both parts keep their order. */
export const foundFirst = (scopes: readonly string[], finds: ScopeFinder["finds"]): string[] => [
  ...scopes.filter(finds),
  ...scopes.filter((it) => !finds(it)),
];
