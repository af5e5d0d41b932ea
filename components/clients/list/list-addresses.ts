import type { PoolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";
import { queryOf } from "@/lib/domain/text/query-parameters";

/** A pool whose clients a list shows. */
export type ListedPool = PoolShown & {
  /** Whether the person can create clients in it. */
  readonly canCreate: boolean;
  /** Whether they can change clients of it, some at least. */
  readonly canChange: boolean;
};

/** The addresses of a list: its page, its files, and what fills it in. */
export type ListAddresses = {
  readonly page: string;
  readonly found: (query: URLSearchParams) => string;
  readonly export: (format: string, query: URLSearchParams) => string;
  readonly progress: string;
  readonly fill: string;
  /** Where selected clients are changed. */
  readonly change: string;
};

/** The addresses of the list of one pool. */
export const addressesIn = (pool: ListedPool): ListAddresses => ({
  page: routes.clients(pool),
  found: (query) => routes.clientsFound(pool, query),
  export: (format, query) => routes.clientsExport(pool, format, query),
  progress: routes.clientsProgress(pool),
  fill: routes.clientSettings(pool),
  change: routes.newRun(pool),
});

/** The addresses of the list of all pools, or of these environments. */
export const addressesOfAll = (environment: readonly string[] | undefined): ListAddresses => ({
  page: routes.allClients,
  found: routes.allClientsFound,
  export: routes.allClientsExport,
  progress: routes.allClientsProgress(queryOf({ environment })),
  fill: routes.allClientsSettings,
  change: routes.newFleetRun,
});
