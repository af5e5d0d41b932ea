import { hash, timingSafeEqual } from "node:crypto";
import { clientId, clientSecret, nextToken, poolId } from "./members";
import { operation } from "./operation";
import * as random from "./random";
import type { Client, Secret } from "./records";
import { invalid, notFound, Refusal } from "./refusal";
import { record, required, text } from "./shape";
import { findClient, findPool } from "./state";
import type { World } from "./world";

const mostSecrets = 2;
const client = { UserPoolId: required(poolId), ClientId: required(clientId) };

export const secretOperations = {
  AddUserPoolClientSecret: operation(
    record({ ...client, ClientSecret: clientSecret }),
    (world, { UserPoolId, ClientId, ClientSecret }) => {
      const pool = findPool(world.state, UserPoolId);
      const before = findClient(pool, ClientId);
      if (before.secrets.length === 0) throw invalid("Client does not have a client secret.");
      if (before.secrets.length >= mostSecrets)
        throw new Refusal("LimitExceededException", "Client secrets cannot exceed limit of 2 secrets.");
      const secret = newSecret(world, ClientId, ClientSecret ?? random.clientSecret(), before.secrets);
      pool.clients.set(ClientId, { ...before, secrets: [...before.secrets, secret] });
      world.state.changed();
      const value = ClientSecret === undefined ? { ClientSecretValue: secret.value } : {};
      return { ClientSecretDescriptor: { ...toAws(secret), ...value } };
    },
  ),
  ListUserPoolClientSecrets: operation(
    record({ ...client, NextToken: nextToken }),
    (world, { UserPoolId, ClientId, NextToken }) => {
      const found = findClient(findPool(world.state, UserPoolId), ClientId);
      // Both secrets fit the one page there is, so no token was ever given out.
      if (NextToken !== undefined) throw invalid("Invalid pagination token.");
      return { ClientSecrets: found.secrets.map(toAws) };
    },
  ),
  DeleteUserPoolClientSecret: operation(
    record({ ...client, ClientSecretId: required(text(1, 128)) }),
    (world, { UserPoolId, ClientId, ClientSecretId }) => {
      const pool = findPool(world.state, UserPoolId);
      const before = findClient(pool, ClientId);
      if (!before.secrets.some((secret) => secret.id === ClientSecretId))
        throw notFound(`Client secret ${ClientSecretId} does not exist.`);
      if (before.secrets.length === 1) throw invalid("Cannot delete the only client secret.");
      const secrets = before.secrets.filter((secret) => secret.id !== ClientSecretId);
      pool.clients.set(ClientId, { ...before, secrets });
      world.state.changed();
      return {};
    },
  ),
};

/** A secret record born now; its id is `<client id>--<time>`, told apart from those the client has. */
export function newSecret(world: World, id: string, value: string, others: readonly Secret[]): Secret {
  const created = world.clock.now();
  let number = world.facts.secretIdUnit === "seconds" ? Math.floor(created / 1000) : created;
  while (others.some((other) => other.id === `${id}--${number}`)) number++;
  return { id: `${id}--${number}`, value, created };
}

/** The secret that Describe shows: the one the client was made with. Null when there is none to show. */
export function firstSecret(world: World, client: Client): string | null {
  const first = client.secrets.find((secret) => secret.id === client.firstSecret);
  if (first) return first.value;
  return world.facts.describeAfterFirstSecretDeleted === "the other"
    ? (client.secrets[0]?.value ?? null)
    : null;
}

/** Whether this is one of the client's secrets. Takes the same time whichever it is, and for no client at all. */
export function isSecretOf(client: Client | undefined, value: string): boolean {
  const given = hash("sha256", value, "buffer");
  let found = false;
  for (const secret of client?.secrets ?? [noSecret])
    if (timingSafeEqual(digestOf(secret), given)) found = true;
  return found && client !== undefined;
}

const noSecret: Secret = { id: "", value: random.opaque(), created: 0 };
const digests = new WeakMap<Secret, Buffer>();

function digestOf(secret: Secret): Buffer {
  const known = digests.get(secret);
  if (known) return known;
  const digest = hash("sha256", secret.value, "buffer");
  digests.set(secret, digest);
  return digest;
}

function toAws(secret: Secret) {
  return { ClientSecretId: secret.id, ClientSecretCreateDate: secret.created / 1000 };
}
