import type { z } from "zod";
import { clientDraft } from "@/lib/domain/client/draft";
import type { ImportedClient } from "@/lib/domain/client/import";
import { type ClientTemplate, sortScopes } from "@/lib/domain/client/template";
import type { ScopeChoice } from "@/lib/domain/scope/choice";

/** A client of a file in this pool: what can be created of it, null for nothing, and sentences about the rest. */
export type ImportReport = {
  /** Its place in the files. */
  readonly at: number;
  readonly name: string;
  readonly template: ClientTemplate | null;
  readonly sentences: readonly string[];
};

/**
 * Judges the clients of a file for one pool before anything is created: the name, the lifetime, and the scopes that the
 * pool lacks or the person may not grant. Of two clients with the same name, the second is refused.
 */
export function importReport(clients: readonly ImportedClient[], choice: ScopeChoice): ImportReport[] {
  const seen = new Set<string>();
  return clients.map(({ name, template }, index) => {
    const shown = name || `Entry ${index + 1}`;
    if (!template.ok)
      return { at: index, name: shown, template: null, sentences: [template.problem.message] };
    const { granted, missing, refused } = sortScopes(template.value.scopes, choice);
    const isTwice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    const wrong = [
      ...(isTwice ? ["The file has this name twice."] : []),
      ...objections(clientDraft.shape.name, name),
      ...objections(clientDraft.shape.tokenMinutes, String(template.value.tokenMinutes)),
      ...objections(clientDraft.shape.scopes, granted),
    ];
    const lost = [
      ...missing.map((it) => `${it}: this pool doesn’t have this scope.`),
      ...refused.map((it) => `${it}: ask ${choice.restricted[it]} to grant it.`),
      ...template.value.leftOut,
    ];
    return {
      at: index,
      name: shown,
      template: wrong.length === 0 ? { ...template.value, scopes: granted } : null,
      sentences: [...wrong, ...lost],
    };
  });
}

function objections(shape: z.ZodType, value: unknown): string[] {
  const parsed = shape.safeParse(value);
  return parsed.success ? [] : [parsed.error.issues[0]?.message ?? ""];
}
