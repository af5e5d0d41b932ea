import { countKind, type Facets } from "@/lib/domain/list/facets";
import { isOfKind, oldestSecret } from "@/lib/domain/list/filter";
import type { ClientRow } from "@/lib/domain/list/parse";
import { ageRanges, rangeFinder } from "@/lib/domain/secret/age";

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
  const rangeOf = rangeFinder(now);
  const kinds = { m2m: 0, mixed: 0, people: 0, dcr: 0, all: 0 };
  const ages = ageRanges.map(() => 0);
  const rotating = new Map<string, number>();
  const counts = { noOwner: 0, twoSecrets: 0, missingScopes: 0, suspended: 0 };
  for (const row of rows) {
    countKind(row, kinds);
    if (!isOfKind(row, undefined)) continue;
    const { ownerTeam, secrets, deadScopes, isSuspended } = row;
    const oldest = oldestSecret(row);
    if (oldest !== null) {
      const range = rangeOf(oldest);
      ages[range] = (ages[range] ?? 0) + 1;
    }
    if (ownerTeam === null) counts.noOwner += 1;
    if ((deadScopes ?? 0) > 0) counts.missingScopes += 1;
    if (isSuspended) counts.suspended += 1;
    if (secrets?.length !== 2) continue;
    counts.twoSecrets += 1;
    if (ownerTeam !== null) rotating.set(ownerTeam, (rotating.get(ownerTeam) ?? 0) + 1);
  }
  return { kinds, ages, rotating, ...counts };
}

/** The figures of several pools together, without those by team. */
export function sumOfFigures(figures: readonly ClientFigures[]): Omit<ClientFigures, "rotating"> {
  const sum = (of: (it: ClientFigures) => number) => figures.reduce((all, it) => all + of(it), 0);
  return {
    kinds: {
      m2m: sum(({ kinds }) => kinds.m2m),
      mixed: sum(({ kinds }) => kinds.mixed),
      people: sum(({ kinds }) => kinds.people),
      dcr: sum(({ kinds }) => kinds.dcr),
      all: sum(({ kinds }) => kinds.all),
    },
    ages: ageRanges.map((_, at) => sum(({ ages }) => ages[at] ?? 0)),
    noOwner: sum((it) => it.noOwner),
    twoSecrets: sum((it) => it.twoSecrets),
    missingScopes: sum((it) => it.missingScopes),
    suspended: sum((it) => it.suspended),
  };
}
