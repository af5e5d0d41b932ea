import { type Facets, facetCounter, sumOf } from "@/lib/domain/list/facets";
import { isOfKind } from "@/lib/domain/list/filter";
import type { ClientRow } from "@/lib/domain/list/parse";

/** The clients of a pool in numbers. All but `kinds` count those that the list shows without a filter: M2M clients. */
export type ClientFigures = Facets & {
  readonly noOwner: number;
  readonly twoSecrets: number;
  readonly missingScopes: number;
  readonly suspended: number;
  /** Clients with two secrets by their owner team. */
  readonly rotating: ReadonlyMap<string, number>;
};

/** Counts the clients of a pool in one pass. `now` is in epoch milliseconds. */
export function countClients(rows: readonly ClientRow[], now: number): ClientFigures {
  const { facets, count } = facetCounter({ page: 1 }, now);
  const rotating = new Map<string, number>();
  const counts = { noOwner: 0, twoSecrets: 0, missingScopes: 0, suspended: 0 };
  for (const row of rows) {
    count(row, "fits");
    if (!isOfKind(row, undefined)) continue;
    const { ownerTeam, secrets, deadScopes, isSuspended } = row;
    if (ownerTeam === null) counts.noOwner += 1;
    if ((deadScopes ?? 0) > 0) counts.missingScopes += 1;
    if (isSuspended) counts.suspended += 1;
    if (secrets?.length !== 2) continue;
    counts.twoSecrets += 1;
    if (ownerTeam !== null) rotating.set(ownerTeam, (rotating.get(ownerTeam) ?? 0) + 1);
  }
  return { ...facets, rotating, ...counts };
}

/** The figures of several pools together, without those by team. */
export function sumOfFigures(figures: readonly ClientFigures[]): Omit<ClientFigures, "rotating"> {
  const sum = (of: (it: ClientFigures) => number) => figures.reduce((all, it) => all + of(it), 0);
  return {
    ...sumOf(figures),
    noOwner: sum((it) => it.noOwner),
    twoSecrets: sum((it) => it.twoSecrets),
    missingScopes: sum((it) => it.missingScopes),
    suspended: sum((it) => it.suspended),
  };
}
