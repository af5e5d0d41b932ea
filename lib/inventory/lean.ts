import "server-only";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import { processWide } from "@/lib/process/process-wide";

const texts = processWide("shared texts", () => new Map<string, string>());

/** The same entry in less memory: ten thousand clients share some hundred scopes and flows, and each text is kept once. */
export function lean(entry: ClientEntry): ClientEntry {
  const { client } = entry;
  if (client === null) return entry;
  return {
    ...entry,
    client: { ...client, scopes: client.scopes.map(shared), authFlows: client.authFlows.map(shared) },
  };
}

function shared(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, text);
  return text;
}
