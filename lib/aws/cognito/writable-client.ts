import "server-only";
import { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { logUnreadable, readerOf } from "@/lib/aws/cognito/answer";
import { toClient, toFlags, toWritable, type WritableSettings } from "@/lib/aws/cognito/client-shapes";
import { describeClient } from "@/lib/aws/cognito/described-client";
import { type LastLook, type Send, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import type { Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";

/** A client as it is read before it is changed, and when that was asked for: epoch milliseconds. */
export type WritableClient = {
  readonly client: AppClient;
  readonly flows: readonly string[];
  /** Whether refresh tokens can be revoked. */
  readonly isRevocable: boolean;
  /** All that an update has to send again. */
  readonly settings: WritableSettings;
  readonly askedAt: number;
};

/** Reads one client with all that an update has to send again. One call. Fails as `describeClient` with `isWhole`. */
export function describeWritable(pool: Pool, clientId: string): Promise<Result<WritableClient>> {
  const askedAt = now();
  return describeClient(
    pool,
    clientId,
    (answer) => ({ client: toClient(answer), ...toFlags(answer), settings: toWritable(answer), askedAt }),
    { isWhole: true },
  );
}

/**
 * Replaces all of a client's settings: a member that is missing in `settings` returns to its default (API reference,
 * UpdateUserPoolClient). One write call, never repeated. Fails with busy if another change is under way, not-found,
 * unknown-outcome, the problem of `lastLook`, otherwise as `read`, or invalid with a field's sentence.
 */
export function updateClient(
  pool: Pool,
  clientId: string,
  settings: WritableSettings,
  lastLook: LastLook,
): Promise<Result<AppClient>> {
  const command = new UpdateUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId, ...settings });
  const send: Send<AppClient> = async (client, options) => {
    const answer = readerOf((await client.send(command, options)).UserPoolClient);
    const updated = toClient(answer);
    if (updated.clientId !== clientId)
      throw new Error("Cognito’s answer is not about the client that was updated.");
    logUnreadable("UpdateUserPoolClient", clientId, answer.unreadable);
    return updated;
  };
  return writeOnce("UpdateUserPoolClient", pool, send, lastLook);
}
