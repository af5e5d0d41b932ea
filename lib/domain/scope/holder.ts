import type { ClientName } from "@/lib/domain/client/client";
import type { ListProgress } from "@/lib/domain/list/parse";
import { deadScopes, type ResourceServer, serverOf } from "@/lib/domain/scope";

/** A client that holds a scope which a person considers removing. */
export type Holder = ClientName & {
  /** The team that owns it; null for nobody known. */
  readonly team: string | null;
  /** Why the console cannot remove the scope from it; null if it can. */
  readonly objection: string | null;
  /** Whether the client would be left without any scope, which is one of these reasons. */
  readonly isOnlyScope: boolean;
  readonly isTerraform: boolean;
};

/** The clients that would lose a scope, or all of a resource server's, as far as the inventory knows. */
export type Impact = {
  readonly holders: readonly Holder[];
  /** Whether every client of the pool is known, so that no holder is missing. */
  readonly isWhole: boolean;
  /** When the oldest reading behind this was made, in epoch milliseconds; null where there is none. */
  readonly readSince: number | null;
  readonly progress: ListProgress;
};

/** How many clients hold each full scope, and any scope of each resource server, by identifier. */
export type ScopeUsage = {
  readonly scopes: Readonly<Record<string, number>>;
  readonly servers: Readonly<Record<string, number>>;
  /** How many clients of each team hold each full scope; an empty team stands for clients without a known owner. */
  readonly teams: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** False where some clients have not been read, so that there may be more. */
  readonly isWhole: boolean;
};

/** How many clients hold each scope of one resource server: what its page sends to the browser. */
export type ServerUsage = Pick<ScopeUsage, "scopes" | "isWhole">;

/** What concerns one resource server. */
export const usageOf = ({ isWhole, scopes }: ScopeUsage, identifier: string): ServerUsage => ({
  isWhole,
  scopes: Object.fromEntries(
    Object.entries(scopes).filter(([full]) => serverOf(full).identifier === identifier),
  ),
});

/** A scope that clients hold and no resource server has, and how many hold it. */
export type HeldDeadScope = {
  readonly full: string;
  readonly identifier: string;
  readonly name: string;
  readonly clients: number;
};

/** The dead scopes that clients are known to hold, by name. */
export const heldDeadScopes = (
  { scopes }: Pick<ScopeUsage, "scopes">,
  servers: readonly ResourceServer[],
): HeldDeadScope[] =>
  deadScopes(Object.keys(scopes), servers)
    .sort()
    .map((full) => ({ full, ...serverOf(full), clients: scopes[full] ?? 0 }));

/** A number of clients: "1 client", "1,200 clients". */
export const clientsInWords = (count: number): string =>
  `${count.toLocaleString("en")} ${count === 1 ? "client" : "clients"}`;

/** How many clients hold something, in words that promise no more than is known. */
export function holdersInWords(count: number, isWhole: boolean): string {
  if (count === 0) return isWhole ? "No clients" : "No known clients so far";
  return isWhole ? clientsInWords(count) : `At least ${clientsInWords(count)}`;
}

/** The same with their teams: "7 clients of 3 teams". */
export function impactInWords({ holders, isWhole }: Pick<Impact, "holders" | "isWhole">): string {
  const teams = new Set(holders.flatMap(({ team }) => team ?? [])).size;
  const words = holdersInWords(holders.length, isWhole);
  return teams === 0 ? words : `${words} of ${teams} ${teams === 1 ? "team" : "teams"}`;
}

/** To remove a scope from more clients than this, a person has to type its name. */
export const FEW_HOLDERS = 3;

/**
 * Whether a person has to type a scope's name to remove it from so many clients. One is enough where each change is
 * confirmed.
 */
export const asksForName = (isConfirmed: boolean, holders: number): boolean =>
  holders > 0 && (isConfirmed || holders > FEW_HOLDERS);
