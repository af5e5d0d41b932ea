import type { ClientFigures } from "@/lib/domain/list/figures";
import { NO_OWNER } from "@/lib/domain/list/url";
import { type InPool, routes } from "@/lib/domain/routes";

/** A number, or null for one that is not known, with the address of the list that it counts. */
export type Counted = {
  readonly label: string;
  readonly count: number | null;
  readonly href: string;
};

type Figures = Omit<ClientFigures, "rotating"> | null;

/** The clients of a pool, or of all pools (null), by kind. The list counts a client of both kinds as one for machines. */
export const byKind = (pool: InPool | null, figures: Figures): Counted[] => [
  found(pool, "M2M clients", figures?.kinds.m2m, {}),
  found(pool, "User sign-in", figures?.kinds.people, { kind: "people" }),
  found(pool, "Self-registered", figures?.kinds.dcr, { kind: "dcr" }),
];

/** What to look at among the M2M clients of a pool, or of all pools. */
export const toLookAt = (pool: InPool | null, figures: Figures): Counted[] => [
  found(pool, "Without owner", figures?.noOwner, { owner: NO_OWNER }),
  found(pool, "Two secrets", figures?.twoSecrets, { secrets: "2" }),
  found(pool, "Missing scopes", figures?.missingScopes, { dead: "yes" }),
  found(pool, "Suspended", figures?.suspended, { suspended: "yes" }),
];

const found = (
  pool: InPool | null,
  label: string,
  count: number | undefined,
  query: Record<string, string>,
): Counted => ({
  label,
  count: count ?? null,
  href: listOf(pool, query),
});

function listOf(pool: InPool | null, query: Record<string, string>): string {
  const isWhole = Object.keys(query).length === 0;
  if (pool === null) return isWhole ? routes.allClients : routes.allClientsFound(new URLSearchParams(query));
  return isWhole ? routes.clients(pool) : routes.clientsFound(pool, new URLSearchParams(query));
}
