import type { Role } from "@/lib/domain/access/roles";
import type { RuleCounts } from "@/lib/domain/finding/tally";
import type { ClientFigures } from "@/lib/domain/list/figures";
import type { Registration } from "@/lib/domain/pool/registration";

/** One pool at a glance, as the console remembers it. Instants are epoch milliseconds. */
export type PoolOverview = {
  readonly id: string;
  readonly environment: string;
  readonly region: string;
  /** The person's role in it. */
  readonly role: Role | null;
  /** Null where the names of its clients were never all listed, or the store does not answer. */
  readonly clients: { readonly figures: ClientFigures; readonly listedAt: number } | null;
  /** What is missing of its clients and why, as sentences. */
  readonly gaps: readonly string[];
  /** Its open findings; null where they were not counted. */
  readonly findings: { readonly at: number; readonly counts: RuleCounts } | null;
  /** Null while no instance has read them. */
  readonly settings: PoolSettings | null;
};

/** The settings of a user pool that an overview and an evidence pack tell. */
export type PoolSettings = {
  readonly name: string;
  readonly tokenUrl: string | null;
  readonly issuer: string;
  /** The feature plan, as Cognito names it. */
  readonly plan: string | null;
  readonly isProtected: boolean | null;
  readonly registration: Registration | null;
};

/** A pool whose clients are known. */
export type KnownPool = PoolOverview & { readonly clients: NonNullable<PoolOverview["clients"]> };

/** Whether a pool counts in totals. */
export const isKnown = (pool: PoolOverview): pool is KnownPool => pool.clients !== null;

/** Who may register clients without AWS permissions, in a word or two. */
export function registrationInWords({ registration }: PoolSettings): "Off" | "With a token" | "Open" {
  if (registration === null) return "Off";
  return (registration.openFlows ?? []).length > 0 ? "Open" : "With a token";
}
