import "server-only";
import { ListUserPoolClientSecretsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { read } from "@/lib/cognito/sdk";
import type { Pool } from "@/lib/domain/access";
import { ok, type Result } from "@/lib/domain/result";
import type { Secret } from "@/lib/domain/secret";

/** A client's secrets, oldest first: ids and dates, never values. One call. Answers as `read`. */
export async function listSecrets(pool: Pool, clientId: string): Promise<Result<Secret[]>> {
  const answer = await read("ListUserPoolClientSecrets", pool, (client, options) =>
    client.send(new ListUserPoolClientSecretsCommand({ UserPoolId: pool.id, ClientId: clientId }), options),
  );
  if (!answer.ok) return answer;
  const secrets = (answer.value.ClientSecrets ?? []).flatMap(({ ClientSecretId, ClientSecretCreateDate }) =>
    ClientSecretId && ClientSecretCreateDate
      ? [{ secretId: ClientSecretId, createdAt: ClientSecretCreateDate.toISOString() }]
      : [],
  );
  return ok(secrets.sort((one, other) => one.createdAt.localeCompare(other.createdAt)));
}
