import "server-only";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import { processWide } from "@/lib/process/process-wide";

/**
 * The same entry in less memory. Ten thousand clients share some hundred scopes and flows, and many have the same ones:
 * each text is kept once, and each list of them.
 */
export function lean(entry: ClientEntry): ClientEntry {
  const { client } = entry;
  if (client === null) return entry;
  return {
    ...entry,
    client: { ...client, scopes: shared(client.scopes), authFlows: shared(client.authFlows) },
  };
}

const texts = processWide("shared texts", () => new Map<string, { text: string; number: number }>());
const lists = processWide("shared lists", () => new Map<string, readonly string[]>());

function shared(list: readonly string[]): readonly string[] {
  const known = list.map(numbered);
  const key = known.map(({ number }) => number).join();
  const found = lists.get(key) ?? known.map(({ text }) => text);
  lists.set(key, found);
  return found;
}

function numbered(text: string) {
  const found = texts.get(text) ?? { text, number: texts.size };
  texts.set(text, found);
  return found;
}
