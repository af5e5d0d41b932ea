import { timingSafeEqual } from "node:crypto";
import { clientId, clientSecret, nextToken, poolId } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { invalid, Refusal } from "@/lib/local-aws/call/refusal";
import { record, required, text } from "@/lib/local-aws/call/shape";
import type { Client, Secret } from "@/lib/local-aws/model/records";
import { findClient, findPool } from "@/lib/local-aws/model/state";
import * as random from "@/lib/local-aws/random";
import type { World } from "@/lib/local-aws/world";

const mostSecrets = 2;
const client = { UserPoolId: required(poolId), ClientId: required(clientId) };

export const secretOperations = {
  AddUserPoolClientSecret: operation(
    record({ ...client, ClientSecret: clientSecret }),
    (world, { UserPoolId, ClientId, ClientSecret }) => {
      const pool = findPool(world.state, UserPoolId);
      const before = findClient(pool, ClientId);
      refuseDcr(before);
      if (before.secrets.length === 0 && world.facts.secretForPublicClient === "refused")
        throw invalid("Client does not have a client secret.");
      if (before.secrets.length >= mostSecrets)
        throw new Refusal(world.facts.thirdSecret, "Client secrets cannot exceed limit of 2 secrets.");
      if (
        world.facts.sameSecretTwice === "refused" &&
        before.secrets.some(({ value }) => value === ClientSecret)
      )
        throw invalid("Client secret already exists.");
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
      refuseDcr(found);
      // Both secrets fit on one page, so no token is ever issued.
      if (NextToken !== undefined) throw invalid("Invalid pagination token.");
      return { ClientSecrets: found.secrets.map(toAws) };
    },
  ),
  DeleteUserPoolClientSecret: operation(
    record({ ...client, ClientSecretId: required(text(1, 128)) }),
    (world, { UserPoolId, ClientId, ClientSecretId }) => {
      const pool = findPool(world.state, UserPoolId);
      const before = findClient(pool, ClientId);
      refuseDcr(before);
      if (!before.secrets.some((secret) => secret.id === ClientSecretId))
        throw new Refusal(world.facts.unknownSecretId, `Client secret ${ClientSecretId} does not exist.`);
      if (before.secrets.length === 1)
        throw new Refusal(world.facts.lastSecret, "Cannot delete the only client secret.");
      const secrets = before.secrets.filter((secret) => secret.id !== ClientSecretId);
      pool.clients.set(ClientId, { ...before, secrets });
      for (const secret of before.secrets) if (secret.id === ClientSecretId) linger(world, ClientId, secret);
      world.state.changed();
      return {};
    },
  ),
};

/** A new secret. Its id is `<client id>--<time>`; the number is raised until no other secret has the id. */
export function newSecret(world: World, id: string, value: string, others: readonly Secret[]): Secret {
  const created = world.clock.now();
  let number = world.facts.secretIdUnit === "seconds" ? Math.floor(created / 1000) : created;
  while (others.some((other) => other.id === `${id}--${number}`)) number++;
  return { id: `${id}--${number}`, value, created };
}

/** The secret that Describe shows: the one the client was made with. Null when there is none to show. */
export function firstSecret(world: World, client: Client): string | null {
  const first = client.secrets.find((secret) => secret.id === client.firstSecret);
  if (first && client.secrets.length > 1 && world.facts.describeWithTwoSecrets === "newest")
    return client.secrets.at(-1)?.value ?? null;
  if (first) return first.value;
  return world.facts.describeAfterFirstSecretDeleted === "the other"
    ? (client.secrets[0]?.value ?? null)
    : null;
}

/** Whether the value is that of one of these secrets. Takes the same time for any value. */
export function isOneOf(secrets: readonly Secret[], value: string): boolean {
  pad(given, value);
  let found = false;
  for (const secret of secrets) {
    pad(held, secret.value);
    if (timingSafeEqual(held, given)) found = true;
  }
  return found;
}

/**
 * The secrets that the token endpoint takes. By the fact `secretPropagation` or the delays that a test sets, it does not
 * know a new secret yet and takes a deleted one for a while. Without a client, one that nobody knows, which takes as long.
 */
export function secretsAtTokenEndpoint(world: World, client: Client | undefined): readonly Secret[] {
  if (!client) return nobody;
  const { newSecret: delay } = world.delays;
  const lingering = world.lingering.get(client.id) ?? none;
  if (delay === 0 && lingering.length === 0) return client.secrets;
  const now = world.clock.now();
  const known = client.secrets.filter(
    (secret) => secret.id === client.firstSecret || secret.created + delay <= now,
  );
  return [...known, ...lingering.filter(({ until }) => until > now).map(({ secret }) => secret)];
}

function linger(world: World, id: string, secret: Secret): void {
  const { deletedSecret: delay } = world.delays;
  if (delay === 0) return;
  const others = world.lingering.get(id) ?? [];
  world.lingering.set(id, [...others, { secret, until: world.clock.now() + delay }]);
}

const none: readonly { secret: Secret; until: number }[] = [];
const nobody: readonly Secret[] = [{ id: "", value: random.opaque(), created: 0 }];
// Secrets have at most 64 characters. A comparison in constant time needs buffers of one size. The length at the end
// keeps padding from passing for a part of the value.
function pad(bytes: Buffer, value: string): void {
  bytes.fill(0);
  bytes.write(value, 0, widest);
  bytes.writeUInt32LE(value.length, widest);
}

const widest = 128;
// Every comparison reuses these buffers: new ones would be most of its cost.
const given = Buffer.alloc(widest + 4);
const held = Buffer.alloc(widest + 4);

// The secret operations refuse clients that registered themselves (SDK 3.1169, ClientType; text unconfirmed).
function refuseDcr(client: Client): void {
  if (client.isDcr) throw invalid("Client secret operations are not supported for DCR clients.");
}

function toAws(secret: Secret) {
  return { ClientSecretId: secret.id, ClientSecretCreateDate: secret.created / 1000 };
}
