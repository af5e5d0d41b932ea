import { isM2m } from "@/lib/domain/client/client";
import { ageTest, type Fit, isOfKind, oldestSecret } from "@/lib/domain/list/filter";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
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

/**
 * Counts clients at the instant `now`, each as `anyKindFitter` judged it. Clients that cannot be judged until they are
 * read count nowhere.
 */
export function facetCounter(search: ClientSearch, now: number) {
  const isOfAge = ageTest(search, now);
  const rangeOf = rangeFinder(now);
  const kinds = { m2m: 0, mixed: 0, people: 0, dcr: 0, all: 0 };
  const ages = ageRanges.map(() => 0);
  const facets: Facets = { kinds, ages };
  return {
    facets,
    count(row: ClientRow, judged: Fit): void {
      if (judged !== "fits") return;
      if (isOfAge(row)) countKind(row, kinds);
      const oldest = oldestSecret(row);
      if (oldest === null || !isOfKind(row, search.kind)) return;
      const range = rangeOf(oldest);
      ages[range] = (ages[range] ?? 0) + 1;
    },
  };
}

/** Counts a client by its kinds. One that has not been read is listed among those for machines. */
function countKind({ client }: ClientRow, kinds: Record<keyof Facets["kinds"], number>): void {
  kinds.all += 1;
  if (client === null || isM2m(client.kind)) kinds.m2m += 1;
  if (client && client.kind !== "m2m") kinds[client.kind] += 1;
  if (client?.isSelfRegistered) kinds.dcr += 1;
}

/** The facets of several pools together. */
export function sumOf(all: readonly Facets[]): Facets {
  const sum = (of: (facets: Facets) => number) => all.reduce((so, facets) => so + of(facets), 0);
  return {
    kinds: {
      m2m: sum(({ kinds }) => kinds.m2m),
      mixed: sum(({ kinds }) => kinds.mixed),
      people: sum(({ kinds }) => kinds.people),
      dcr: sum(({ kinds }) => kinds.dcr),
      all: sum(({ kinds }) => kinds.all),
    },
    ages: ageRanges.map((_range, index) => sum(({ ages }) => ages[index] ?? 0)),
  };
}
