import "server-only";
import {
  AddUserPoolClientSecretCommand,
  type ClientSecretDescriptorType,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { flightsOf } from "@/lib/aws/cognito/rate/flights";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { read, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { ok, type Result } from "@/lib/domain/result";
import type { Secret } from "@/lib/domain/secret/secret";

const lists = flightsOf<Secret[]>("ListUserPoolClientSecrets");

/**
 * A client's secrets, oldest first: ids and dates, never values. One call, shared by all who ask at once. Answers as
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
    return answer.ok ? ok(toSecrets(answer.value.ClientSecrets ?? [])) : answer;
  });
}

function toSecrets(listed: readonly ClientSecretDescriptorType[]): Secret[] {
  const secrets = listed.flatMap((it) => toSecret(it) ?? []);
  return secrets.sort((one, other) => one.createdAt.localeCompare(other.createdAt));
}

/** A secret that was just added, with its value: ours, or the one that Cognito made. */
export type AddedSecret = Secret & { readonly value: string };

/**
 * Adds a secret of this value to a client that has one already; null lets Cognito make the value, which it tells in
 * this answer alone. One write call, never repeated. Answers limit where there are two, refused for a client without
 * secrets of its own, unknown-outcome when it may or may not be there, otherwise as `read`.
 */
export function addSecret(pool: Pool, clientId: string, value: string | null): Promise<Result<AddedSecret>> {
  const command = new AddUserPoolClientSecretCommand({
    UserPoolId: pool.id,
    ClientId: clientId,
    ...(value !== null && { ClientSecret: value }),
  });
  return writeOnce("AddUserPoolClientSecret", pool, async (client, options) => {
    const { ClientSecretDescriptor = {} } = await client.send(command, options);
    const added = toSecret(ClientSecretDescriptor);
    const known = value ?? ClientSecretDescriptor.ClientSecretValue;
    if (!added || !known) throw new Error("Cognito added a secret and did not tell which.");
    return { ...added, value: known };
  });
}

/**
 * Deletes one secret of a client. One write call, never repeated. Answers not-found, refused for the last one,
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

/** Selects fields, so that a value beside them goes no further. Null where Cognito named nothing. */
const toSecret = ({ ClientSecretId, ClientSecretCreateDate }: Partial<ClientSecretDescriptorType>) =>
  ClientSecretId && ClientSecretCreateDate
    ? { secretId: ClientSecretId, createdAt: ClientSecretCreateDate.toISOString() }
    : null;
