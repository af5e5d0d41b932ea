import "server-only";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import { numbering } from "@/lib/domain/text/numbering";
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

const known = processWide("shared lists", () => ({
  texts: numbering(),
  lists: new Map<string, readonly string[]>(),
}));

function shared(list: readonly string[]): readonly string[] {
  const { texts, lists } = known;
  const numbers = list.map(texts.numberOf);
  const key = numbers.join();
  const found = lists.get(key) ?? numbers.map((number) => texts.texts[number] ?? "");
  lists.set(key, found);
  return found;
}
