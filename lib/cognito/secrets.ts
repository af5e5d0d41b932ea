import "server-only";
import {
  type ClientSecretDescriptorType,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { flightsOf } from "@/lib/cognito/flights";
import type { Priority } from "@/lib/cognito/scheduler";
import { read } from "@/lib/cognito/sdk";
import type { ReadablePool } from "@/lib/domain/access";
import { ok, type Result } from "@/lib/domain/result";
import type { Secret } from "@/lib/domain/secret";

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
  const secrets = listed.flatMap(({ ClientSecretId, ClientSecretCreateDate }) =>
    ClientSecretId && ClientSecretCreateDate
      ? [{ secretId: ClientSecretId, createdAt: ClientSecretCreateDate.toISOString() }]
      : [],
  );
  return secrets.sort((one, other) => one.createdAt.localeCompare(other.createdAt));
}
