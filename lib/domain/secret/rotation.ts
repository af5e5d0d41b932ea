import { type AppClient, whyNoSecretCalls } from "@/lib/domain/client/client";
import type { Secret } from "@/lib/domain/secret/secret";

/** The state of a client's rotation, derived from its list of secrets alone. */
export type Rotation =
  | { readonly is: "none" }
  | { readonly is: "resting"; readonly current: Secret }
  | { readonly is: "rotating"; readonly current: Secret; readonly next: Secret };

/** Cognito takes two at most (API reference, AddUserPoolClientSecret). The older is current, the newer is next. */
export function rotationOf(secrets: readonly Secret[]): Rotation {
  const [current, next] = [...secrets].sort((one, other) => one.createdAt.localeCompare(other.createdAt));
  if (!current) return { is: "none" };
  return next ? { is: "rotating", current, next } : { is: "resting", current };
}

/** The console's own records about a secret. Instants are ISO strings. */
export type SecretNote = {
  /** The email of the person who made it here; null where it was not made here. */
  readonly madeBy: string | null;
  /** When it last got a token through this console. */
  readonly provenAt: string | null;
  /** The id of the deleted secret whose value it restores; null where it restores none. */
  readonly restores: string | null;
};

/**
 * The result of a proof: when a value got a token (ISO), null where it got none, and the ids of the client's secrets that
 * are known to have that value. A restored secret has the value of a deleted one.
 */
export type Proof = { readonly provenAt: string | null; readonly secretIds: readonly string[] };

/** A planned retirement: an ISO instant, and the time zone (IANA) and email of the person who planned it. */
export type RetirementPlan = {
  readonly retireAt: string;
  readonly zone: string;
  readonly plannedBy: string;
};

/** A secret that was deleted here: when (ISO), by whom (email), and how its rotation ended. */
export type DeletedSecret = {
  readonly secretId: string;
  readonly why: "finished" | "cancelled" | "leaked";
  readonly deletedAt: string;
  readonly deletedBy: string;
};

/** Why a deleted secret cannot be restored; null while it can. */
export type NoWayBack = "leaked" | "may-have-leaked" | "unknown-value" | null;

/** A deleted secret for its client's page. `until` (ISO) ends the time in which it can be restored. */
export type GraceSecret = DeletedSecret & { readonly until: string; readonly noWayBack: NoWayBack };

/** A secret with all that is known of it, for its page. */
export type KnownSecret = Secret &
  SecretNote & {
    /**
     * Where it comes from; `unconfirmed` is an addition by this console whose answer and value were lost, `pending` one
     * that is being made at this moment or lost its process a moment ago.
     */
    readonly origin: "console" | "client" | "elsewhere" | "unconfirmed" | "pending";
    readonly ageDays: number;
    /** When its age and the rest were true: epoch milliseconds. */
    readonly readAt: number;
    readonly plan: RetirementPlan | null;
  };

/** A client's first secret is made with it; the two dates may differ by a moment. */
const SAME_BIRTH_MS = 5_000;

/** Whether a secret is the one that its client was made with. */
export const isBornWith = (secret: Secret, client: Pick<AppClient, "createdAt">): boolean =>
  Math.abs(Date.parse(secret.createdAt) - Date.parse(client.createdAt)) < SAME_BIRTH_MS;

/** A secret and its age. */
export type AgedSecret = Secret & { readonly ageDays: number };

/** Why the end of a rotation has to be confirmed by the client's typed name. */
export type Doubt = "not-proven" | "overlap";

/** The known reasons not to delete the older secret at `now` (epoch milliseconds). */
export function doubtsOf(
  next: Pick<KnownSecret, "createdAt" | "provenAt">,
  overlapMinutes: number,
  now: number,
): Doubt[] {
  return [
    ...(next.provenAt === null ? (["not-proven"] as const) : []),
    ...(now < overlapEnd(next, overlapMinutes) ? (["overlap"] as const) : []),
  ];
}

/** When the minimum overlap of both secrets ends, in epoch milliseconds. */
export const overlapEnd = (next: Pick<Secret, "createdAt">, overlapMinutes: number): number =>
  Date.parse(next.createdAt) + overlapMinutes * 60_000;

/** Why a client's secrets cannot be rotated here; null if they can. */
export function whyNoRotation(
  client: Pick<AppClient, "kind" | "isSelfRegistered">,
  rotation: Rotation["is"],
): string | null {
  const refused = whyNoSecretCalls(client);
  if (refused) return refused;
  if (client.kind === "people") return "This is a user sign-in client. Clientele doesn’t change its secrets.";
  return rotation === "none"
    ? "This client was created without a secret, so there is nothing to rotate."
    : null;
}
