import { isM2m } from "@/lib/domain/client/client";
import { fitter, isOfKind, oldestSecret } from "@/lib/domain/list/filter";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
import type { ScopeDirectory } from "@/lib/domain/scope/search";
import { ageRanges, rangeFinder } from "@/lib/domain/secret/age";

/** What a search would find if one of its choices were another. */
export type Facets = {
  /**
   * Clients of each kind, whichever kind the search asks for. `m2m` is the list without a filter by kind; `dcr` counts
   * self-registered clients of every kind.
   */
  readonly kinds: Readonly<Record<"m2m" | "mixed" | "people" | "dcr" | "all", number>>;
  /** Clients whose oldest secret is in each of `ageRanges`, whichever ages the search asks for. */
  readonly ages: readonly number[];
};

/** Counts them at the instant `now`. Clients that cannot be judged until they are read count nowhere. */
export function facetsOf(
  rows: readonly ClientRow[],
  search: ClientSearch,
  now: number,
  directory: ScopeDirectory | null,
): Facets {
  const { kind, age, ageUpTo } = search;
  const fits = fitter({ ...search, kind: "all", age: undefined, ageUpTo: undefined }, now, directory);
  const fitsAge = fitter({ kind: "all", age, ageUpTo, page: 1 }, now, directory);
  const rangeOf = rangeFinder(now);
  const kinds = { m2m: 0, mixed: 0, people: 0, dcr: 0, all: 0 };
  const ages = ageRanges.map(() => 0);
  for (const row of rows) {
    if (fits(row) !== "fits") continue;
    if (fitsAge(row) === "fits") countKind(row, kinds);
    const oldest = oldestSecret(row);
    if (oldest === null || !isOfKind(row, kind)) continue;
    const range = rangeOf(oldest);
    ages[range] = (ages[range] ?? 0) + 1;
  }
  return { kinds, ages };
}

/** A client that has not been read is listed among those for machines. */
function countKind({ client }: ClientRow, kinds: Record<keyof Facets["kinds"], number>): void {
  kinds.all += 1;
  if (client === null || isM2m(client.kind)) kinds.m2m += 1;
  if (client && client.kind !== "m2m") kinds[client.kind] += 1;
  if (client?.isSelfRegistered) kinds.dcr += 1;
}
