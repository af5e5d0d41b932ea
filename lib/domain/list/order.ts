import { oldestSecret } from "@/lib/domain/list/filter";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";

type Compare = (one: ClientRow, other: ClientRow) => number;

const names = new Intl.Collator("en");

/** Compares clients by their names, as the list shows them. */
export const byName: Compare = (one, other) => names.compare(one.name, other.name);

/** Compares clients in the order of a search; those without the compared value come last. Null for order by name. */
export function comparer({ sort = "name" }: ClientSearch): Compare | null {
  const direction = sort.startsWith("-") ? -1 : 1;
  const by = sort.replace("-", "");
  if (by === "name") return null;
  return (one, other) => {
    const [mine, theirs] = [keyOf(one, by), keyOf(other, by)];
    if (mine === theirs) return 0;
    if (mine === null) return 1;
    if (theirs === null) return -1;
    return mine < theirs ? -direction : direction;
  };
}

/** The whole order of a search, over several pools: by its value, then by name. */
export function wholeComparer(search: ClientSearch): Compare {
  if (search.sort === "-name") return (one, other) => byName(other, one);
  const compare = comparer(search);
  return compare ? (one, other) => compare(one, other) || byName(one, other) : byName;
}

/** Whether a client comes last in a search's order only because the value it is sorted by was not read yet. */
export function isUnplaced({ client, secrets }: ClientRow, { sort = "name" }: ClientSearch): boolean {
  if (sort.endsWith("name")) return false;
  return client === null || (sort.endsWith("age") && secrets === null);
}

function keyOf(row: ClientRow, by: string): string | number | null {
  if (by === "created") return row.client?.createdAt ?? null;
  if (by === "changed") return row.client?.changedAt ?? null;
  if (by === "lifetime") return row.client?.tokenMinutes ?? null;
  return oldestSecret(row);
}
