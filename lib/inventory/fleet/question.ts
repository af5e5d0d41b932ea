import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
import type { KnownNames } from "@/lib/domain/question/known";
import { type Reading, readQuestion } from "@/lib/domain/question/read";
import { rowsOn, serversOn, teamsOn } from "@/lib/inventory/search";
import { openShelf } from "@/lib/inventory/shelf";

/**
 * What the text of a search means, read against the names in the pools it searches; `all` are all pools that the person
 * may see, whose environments a question may name. No call.
 */
export async function readAsked(
  pools: readonly Pool[],
  all: readonly Pool[],
  { q = "" }: ClientSearch,
): Promise<Reading> {
  if (q.trim() === "") return { is: "text" };
  const opened = await Promise.all(pools.map(({ id }) => openShelf(id)));
  const shelves = opened.flatMap((shelf) => (shelf.ok ? shelf.value : []));
  const indexes = shelves.map(rowsOn);
  const someRow = (test: (row: ClientRow) => boolean) => indexes.some(({ rows }) => rows.some(test));
  const names: KnownNames = {
    environments: all.map(({ environment }) => environment),
    teams: shelves.flatMap(teamsOn),
    servers: shelves.flatMap(serversOn),
    hasScope: (text) => {
      const part = text.toLowerCase();
      return indexes.some(
        ({ directory }) =>
          directory === null || [...directory.scopes].some((it) => it.toLowerCase().includes(part)),
      );
    },
    hasClient: (text) => {
      const whole = text.toLowerCase();
      const is = (it: string) => it.length === whole.length && it.toLowerCase() === whole;
      return someRow(({ name, clientId }) => is(name) || is(clientId));
    },
    hasText: (text) => {
      const part = text.toLowerCase();
      return someRow(
        ({ name, clientId }) => name.toLowerCase().includes(part) || clientId.toLowerCase().includes(part),
      );
    },
  };
  return readQuestion(q, names);
}
