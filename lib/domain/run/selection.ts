import { CLIENT_ID, POOL_ID } from "@/lib/domain/ids";
import { MOST_ITEMS } from "@/lib/domain/run/run";
import { parsedJson } from "@/lib/domain/text/parsed-json";

/**
 * What a person selected in a list: clients by their keys, or everything that a search finds when it is used. `query`
 * is the search as the URL has it, without its page and order; `matches` is how many it found when it was selected.
 */
export type ListSelection =
  | { readonly is: "clients"; readonly keys: ReadonlySet<string> }
  | { readonly is: "search"; readonly query: string; readonly matches: number };

export const nothingSelected: ListSelection = { is: "clients", keys: new Set() };

/** What a selection calls a client: its pool's ID and its own. */
export const keyOf = (poolId: string, clientId: string): string => `${poolId} ${clientId}`;

export const selectedCount = (selection: ListSelection): number =>
  selection.is === "search" ? selection.matches : selection.keys.size;

export const isSelected = (selection: ListSelection, key: string): boolean =>
  selection.is === "search" || selection.keys.has(key);

/**
 * The selection with these clients selected or cleared. `shown` are the keys on the page: where a whole search was
 * selected and a client is cleared, the others on the page remain. Keys beyond `MOST_ITEMS` are left out.
 */
export function selectedWith(
  selection: ListSelection,
  shown: readonly string[],
  { keys, isOn }: { readonly keys: readonly string[]; readonly isOn: boolean },
): ListSelection {
  const next = new Set(selection.is === "search" ? shown : selection.keys);
  for (const key of keys)
    if (!isOn) next.delete(key);
    else if (next.size < MOST_ITEMS) next.add(key);
  return { is: "clients", keys: next };
}

/** The keys on the page from one to another, both included; only `to` where `from` is not on it. */
export function keysBetween(shown: readonly string[], from: string | null, to: string): readonly string[] {
  const [one, other] = [from === null ? -1 : shown.indexOf(from), shown.indexOf(to)];
  if (one === -1 || other === -1) return [to];
  return shown.slice(Math.min(one, other), Math.max(one, other) + 1);
}

/** The most ids in one line of a draft: a field of a form has at most 65,536 characters. */
const LINE_IDS = 450;

/** The fields of a draft (see `runDraft`) that name a selection. `poolId` is null for the list of all pools. */
export function selectionFields(selection: ListSelection, poolId: string | null) {
  if (selection.is === "search") return { query: selection.query, pool: poolId ?? undefined };
  const byPool = new Map<string, string[]>();
  for (const key of selection.keys) {
    const [pool = "", client = ""] = key.split(" ");
    const ids = byPool.get(pool);
    if (ids) ids.push(client);
    else byPool.set(pool, [client]);
  }
  const clients = [...byPool].flatMap(([pool, ids]) =>
    Array.from({ length: Math.ceil(ids.length / LINE_IDS) }, (_, line) =>
      [pool, ...ids.slice(line * LINE_IDS, (line + 1) * LINE_IDS)].join(" "),
    ),
  );
  return { clients };
}

/** A selection as the browser keeps it, for `selectionIn`. */
export const selectionText = (selection: ListSelection): string =>
  selection.is === "search"
    ? JSON.stringify(selection)
    : JSON.stringify({ is: "clients", keys: [...selection.keys] });

/** The selection that the browser kept as a text; nothing where it is no selection. */
export function selectionIn(kept: string): ListSelection {
  const value: Record<string, unknown> = Object(parsedJson(kept));
  if (value.is === "search" && typeof value.query === "string" && typeof value.matches === "number")
    return { is: "search", query: value.query, matches: value.matches };
  if (value.is !== "clients" || !Array.isArray(value.keys)) return nothingSelected;
  return { is: "clients", keys: new Set(value.keys.filter(isKey).slice(0, MOST_ITEMS)) };
}

/** Whether a value from outside has the shape of a key. */
export function isKey(value: unknown): value is string {
  const [pool = "", client = "", ...rest] = typeof value === "string" ? value.split(" ") : [];
  return POOL_ID.test(pool) && CLIENT_ID.test(client) && rest.length === 0;
}
