import {
  clientId,
  clientName,
  clientSecret,
  clientSettings,
  nextToken,
  poolId,
} from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { keptPage, page, pageOf } from "@/lib/local-aws/call/paging";
import { invalid, Refusal } from "@/lib/local-aws/call/refusal";
import { choice, flag, number, record, required, type ValueOf } from "@/lib/local-aws/call/shape";
import { checkSettings } from "@/lib/local-aws/model/client-rules";
import type { Client } from "@/lib/local-aws/model/records";
import { findClient, findPool, type Pool, registerScope } from "@/lib/local-aws/model/state";
import * as random from "@/lib/local-aws/random";
import type { World } from "@/lib/local-aws/world";
import { firstSecret, newSecret } from "./secrets";

const one = record({ UserPoolId: required(poolId), ClientId: required(clientId) });
const creation = record({
  UserPoolId: required(poolId),
  ClientName: required(clientName),
  GenerateSecret: flag,
  ClientSecret: clientSecret,
  ...clientSettings,
});
const update = record({
  UserPoolId: required(poolId),
  ClientId: required(clientId),
  ClientName: clientName,
  ...clientSettings,
});

export const clientOperations = {
  CreateUserPoolClient: operation(creation, createClient),
  DescribeUserPoolClient: operation(one, (world, { UserPoolId, ClientId }) => {
    const pool = findPool(world.state, UserPoolId);
    return { UserPoolClient: toAws(world, pool, findClient(pool, ClientId)) };
  }),
  ListUserPoolClients: operation(
    record({
      UserPoolId: required(poolId),
      MaxResults: number(1, 60),
      NextToken: nextToken,
      ClientType: choice("REGULAR", "DCR"),
    }),
    (world, { UserPoolId, MaxResults = 60, NextToken, ClientType }) => {
      const { clients } = findPool(world.state, UserPoolId);
      return keptPage(clients, `${MaxResults} ${ClientType} ${NextToken}`, () => {
        const list = `clients of ${UserPoolId}`;
        const { values, token } =
          world.facts.clientOrder === "creation"
            ? page(clients, list, MaxResults, NextToken)
            : pageOf([...clients.values()].sort(byId), list, MaxResults, NextToken);
        // The filter works on the page, so a page may be empty and still have a NextToken (cognito-facts 2.5).
        const shown = values.filter((client) => ClientType === undefined || typeOf(client) === ClientType);
        return {
          UserPoolClients: shown.map((client) => ({
            ClientId: client.id,
            ClientName: client.name,
            UserPoolId,
          })),
          ...token,
        };
      });
    },
  ),
  UpdateUserPoolClient: operation(update, updateClient),
  DeleteUserPoolClient: operation(one, (world, { UserPoolId, ClientId }) => {
    const pool = findPool(world.state, UserPoolId);
    findClient(pool, ClientId);
    pool.clients.delete(ClientId);
    world.state.changed();
    return {};
  }),
};

function createClient(world: World, input: ValueOf<typeof creation>) {
  const { UserPoolId, ClientName, GenerateSecret, ClientSecret, ...settings } = input;
  const pool = findPool(world.state, UserPoolId);
  if (GenerateSecret && ClientSecret !== undefined)
    throw invalid("GenerateSecret and ClientSecret can not be used together.");
  const value = GenerateSecret
    ? ("generated" as const)
    : ClientSecret === undefined
      ? undefined
      : { value: ClientSecret };
  return {
    UserPoolClient: toAws(world, pool, addClient(world, pool, { name: ClientName, value, settings })),
  };
}

type NewClient = {
  readonly name: string;
  /** Its secret; undefined for a public client. */
  readonly value: "generated" | { readonly value: string } | undefined;
  readonly settings: Client["settings"];
  readonly isDcr?: true;
};

/** Adds a client to a pool. Refuses settings that conflict, and one client too many. */
export function addClient(world: World, pool: Pool, { name, value, settings, isDcr }: NewClient): Client {
  checkSettings(world, pool, settings, value !== undefined);
  const mostClients = world.quotas.clientsPerPool();
  if (pool.clients.size >= mostClients)
    throw new Refusal("LimitExceededException", `Cannot create more than ${mostClients} user pool clients.`);
  const id = random.clientId();
  const now = world.clock.now();
  const made = value === "generated" ? random.clientSecret() : value?.value;
  const secret = made === undefined ? null : newSecret(world, id, made, []);
  const client: Client = {
    id,
    name,
    created: now,
    modified: now,
    ...(secret ? { firstSecret: secret.id } : {}),
    secrets: secret ? [secret] : [],
    ...(isDcr && { isDcr }),
    settings: withDefaults(settings, true),
  };
  pool.clients.set(id, client);
  world.state.changed();
  return client;
}

// A setting that is not sent returns to its default. Only the name and the secrets stay (cognito-facts 2.5).
function updateClient(world: World, input: ValueOf<typeof update>) {
  const { UserPoolId, ClientId, ClientName, ...settings } = input;
  const pool = findPool(world.state, UserPoolId);
  const before = findClient(pool, ClientId);
  checkSettings(world, pool, settings, before.secrets.length > 0, before.settings.AllowedOAuthScopes);
  // That it cannot hold the scope is documented (API reference, ClientTypeType); the error is unconfirmed.
  if (before.isDcr && settings.AllowedOAuthScopes?.includes(registerScope))
    throw invalid(`${registerScope} is not supported for DCR clients.`);
  const revocation =
    world.facts.tokenRevocationOmitted === "kept" ? before.settings.EnableTokenRevocation !== false : true;
  const flows = before.settings.ExplicitAuthFlows;
  if (world.facts.authFlowsOmitted === "kept" && flows && settings.ExplicitAuthFlows === undefined)
    settings.ExplicitAuthFlows = flows;
  const client: Client = {
    ...before,
    name: ClientName ?? before.name,
    modified: Math.max(world.clock.now(), before.modified + 1),
    settings: withDefaults(settings, revocation),
  };
  pool.clients.set(ClientId, client);
  world.state.changed();
  return { UserPoolClient: toAws(world, pool, client) };
}

/** The settings as Cognito stores them: with the defaults that it returns, without empty lists. */
export function withDefaults(settings: Client["settings"], tokenRevocation: boolean): Client["settings"] {
  const kept = Object.entries(settings).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
  return {
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: tokenRevocation,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
    ...Object.fromEntries(kept),
    RefreshTokenValidity: settings.RefreshTokenValidity || 30,
  };
}

function byId(one: Client, other: Client): number {
  return one.id < other.id ? -1 : 1;
}

function typeOf(client: Client): "REGULAR" | "DCR" {
  return client.isDcr ? "DCR" : "REGULAR";
}

function toAws(world: World, pool: Pool, client: Client) {
  const secret = firstSecret(world, client);
  return {
    UserPoolId: pool.facts.id,
    ClientId: client.id,
    ClientName: client.name,
    ...(secret === null ? {} : { ClientSecret: secret }),
    CreationDate: client.created / 1000,
    LastModifiedDate: client.modified / 1000,
    // Real answers have it where no unit was set (cognito-facts 13).
    TokenValidityUnits: {},
    ...client.settings,
    ClientType: typeOf(client),
  };
}
