import "server-only";
import {
  AddUserPoolClientSecretCommand,
  type ClientSecretDescriptorType,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { eachOnce } from "@/lib/aws/cognito/all-pages";
import { logUnreadable, readerOf, readerOfItem, unreadableAnswer } from "@/lib/aws/cognito/answer";
import { flightsOf } from "@/lib/aws/cognito/rate/flights";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { read, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { Secret } from "@/lib/domain/secret/secret";
import { now } from "@/lib/process/clock";

const lists = flightsOf<Secret[]>("ListUserPoolClientSecrets");

/**
 * Lists a client's secrets, oldest first: ids and dates, never values. One call, shared by concurrent callers. Fails as
 * `read`.
 */
export function listSecrets(
  pool: ReadablePool,
  clientId: string,
  priority: Priority = "now",
): Promise<Result<Secret[]>> {
  return lists(`${pool.id} ${clientId}`, priority, async (reading) => {
    const ask = new ListUserPoolClientSecretsCommand({ UserPoolId: pool.id, ClientId: clientId });
    const answer = await read(
      "ListUserPoolClientSecrets",
      pool,
      (client, options) => client.send(ask, options),
      reading,
    );
    if (!answer.ok) return answer;
    const listed = readerOf(answer.value);
    const found = listed.list("ClientSecrets").map(toSecret);
    const unreadable = new Set([...listed.unreadable, ...found.flatMap((it) => it.unreadable)]);
    logUnreadable("ListUserPoolClientSecrets", clientId, unreadable);
    // If a secret were missing or out of order, a deletion could hit the wrong one.
    if (unreadable.size > 0) return failed(unreadableAnswer("this client’s secrets", unreadable));
    return ok(inOrder(found.flatMap(({ secret }) => secret ?? [])));
  });
}

/** Oldest first, and each once. */
function inOrder(secrets: readonly Secret[]): Secret[] {
  return eachOnce(secrets, (it) => it.secretId).sort((one, other) =>
    one.createdAt.localeCompare(other.createdAt),
  );
}

/** A secret that was just added, with its value: ours, or the one that Cognito made. */
export type AddedSecret = Secret & { readonly value: string };

/**
 * Adds a secret with this value to a client that has one already; null lets Cognito make the value, which only this
 * answer contains. One write call, never repeated. Fails with limit if there are two, refused for a client without
 * secrets of its own, unknown-outcome if the secret may or may not exist, otherwise as `read`.
 */
export function addSecret(pool: Pool, clientId: string, value: string | null): Promise<Result<AddedSecret>> {
  const command = new AddUserPoolClientSecretCommand({
    UserPoolId: pool.id,
    ClientId: clientId,
    ...(value !== null && { ClientSecret: value }),
  });
  return writeOnce("AddUserPoolClientSecret", pool, async (client, options) => {
    const answer = readerOf((await client.send(command, options)).ClientSecretDescriptor);
    const secretId = answer.text("ClientSecretId");
    const known = value ?? answer.text("ClientSecretValue");
    if (!secretId || !known) throw new Error("Cognito added a secret and did not tell which.");
    const createdAt = answer.instant("ClientSecretCreateDate") ?? new Date(now()).toISOString();
    logUnreadable("AddUserPoolClientSecret", clientId, answer.unreadable);
    return { secretId, createdAt, value: known };
  });
}

/**
 * Deletes one secret of a client. One write call, never repeated. Fails with not-found, refused for the last one,
 * unknown-outcome, otherwise as `read`.
 */
export function deleteSecret(pool: Pool, clientId: string, secretId: string): Promise<Result<null>> {
  const command = new DeleteUserPoolClientSecretCommand({
    UserPoolId: pool.id,
    ClientId: clientId,
    ClientSecretId: secretId,
  });
  return writeOnce("DeleteUserPoolClientSecret", pool, async (client, options) => {
    await client.send(command, options);
    return null;
  });
}

/** Selects fields, so that the value goes no further. Without an id or a date, `secret` is null. */
function toSecret(item: unknown): { secret: Secret | null; unreadable: string[] } {
  const answer = readerOfItem<ClientSecretDescriptorType>(item);
  const secretId = answer.text("ClientSecretId");
  const createdAt = answer.instant("ClientSecretCreateDate");
  if (secretId && createdAt) return { secret: { secretId, createdAt }, unreadable: [] };
  return {
    secret: null,
    unreadable: [...(secretId ? [] : ["ClientSecretId"]), ...(createdAt ? [] : ["ClientSecretCreateDate"])],
  };
}
