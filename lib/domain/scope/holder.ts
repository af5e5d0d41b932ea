import type { ClientName } from "@/lib/domain/client/client";
import type { ListProgress } from "@/lib/domain/list/parse";

/** A client that holds a scope which somebody thinks of removing. */
export type Holder = ClientName & {
  /** The team that owns it; null for nobody known. */
  readonly team: string | null;
  /** Why the console cannot take the scope off it; null where it can. */
  readonly objection: string | null;
  readonly isTerraform: boolean;
};

/** Who would miss a scope, or all of a resource server's, as far as the inventory knows. */
export type Impact = {
  readonly holders: readonly Holder[];
  /** Whether every client of the pool is known, so that nobody is missing among the holders. */
  readonly isWhole: boolean;
  /** The oldest reading it rests on, in epoch milliseconds; null where there is none. */
  readonly readSince: number | null;
  readonly progress: ListProgress;
};

/** How many clients hold each full scope, and any scope of each resource server, by identifier. */
export type ScopeUsage = {
  readonly scopes: Readonly<Record<string, number>>;
  readonly servers: Readonly<Record<string, number>>;
  /** False where some clients have not been read, so that there may be more. */
  readonly isWhole: boolean;
};

/** How many clients hold something, in words that promise no more than is known. */
export function holdersInWords(count: number, isWhole: boolean): string {
  if (count === 0) return isWhole ? "No client" : "No client known so far";
  const clients = `${count.toLocaleString("en")} ${count === 1 ? "client" : "clients"}`;
  return isWhole ? clients : `At least ${clients}`;
}

/** The same with their teams: "7 clients of 3 teams". */
export function impactInWords({ holders, isWhole }: Pick<Impact, "holders" | "isWhole">): string {
  const teams = new Set(holders.flatMap(({ team }) => team ?? [])).size;
  const words = holdersInWords(holders.length, isWhole);
  return teams === 0 ? words : `${words} of ${teams} ${teams === 1 ? "team" : "teams"}`;
}
