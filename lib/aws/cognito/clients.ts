import "server-only";
import {
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import { allPages } from "@/lib/aws/cognito/all-pages";
import { flightsOf } from "@/lib/aws/cognito/rate/flights";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { newReading, type Reading, read, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { type AppClient, type ClientName, kindOf } from "@/lib/domain/client/client";
import type { ClientSettings } from "@/lib/domain/client/draft";
import { type CarriedSettings, usualSettings } from "@/lib/domain/client/template";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { toMinutes } from "@/lib/domain/token";

/** ListUserPoolClients takes at most this many a page (API reference). */
const PAGE = 60;

/** One page of the list, and the token of the next; null after the last. */
export type NamePage = { readonly names: readonly ClientName[]; readonly next: string | null };

/** One page of up to 60 clients by name: the first, or the one of a token. One call. Answers no-pool, otherwise as `read`. */
export async function listNamePage(
  pool: ReadablePool,
  token: string | null,
  reading: Reading = newReading("now"),
): Promise<Result<NamePage>> {
  const page = await read(
    "ListUserPoolClients",
    pool,
    (client, options) =>
      client.send(
        new ListUserPoolClientsCommand({
          UserPoolId: pool.id,
          MaxResults: PAGE,
          ...(token !== null && { NextToken: token }),
        }),
        options,
      ),
    reading,
  );
  if (!page.ok) return page.problem.code === "not-found" ? noPool(pool, page.problem.requestId) : page;
  const names = (page.value.UserPoolClients ?? []).map(toName).filter(({ clientId }) => clientId !== "");
  return ok({ names, next: page.value.NextToken ?? null });
}

/** A list is never missing by itself: Cognito answers so where the pool is (API reference, ListUserPoolClients). */
const noPool = ({ id, region }: ReadablePool, requestId: string | null) =>
  failed(
    problem("no-pool", {
      message: `Cognito has no user pool ${id} in ${region}: it was deleted, or the setting COGNITO_POOLS is wrong.`,
      requestId: requestId ?? undefined,
    }),
  );

const describes = flightsOf<AppClient>("DescribeUserPoolClient");

/** One client's settings, without its secret. One call, shared by all who ask at once. Answers as `read`. */
export function getClient(
  pool: ReadablePool,
  clientId: string,
  priority: Priority = "now",
): Promise<Result<AppClient>> {
  return describes(`${pool.id} ${clientId}`, priority, async (reading) => {
    const ask = new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId });
    const answer = await read(
      "DescribeUserPoolClient",
      pool,
      async (client, options) => toClient((await client.send(ask, options)).UserPoolClient ?? {}),
      reading,
    );
    if (!answer.ok || answer.value.clientId === clientId) return answer;
    return failed(problem("unreachable", { message: "Cognito’s answer about this client makes no sense." }));
  });
}

/**
 * The client, if the secret that Cognito tells of it is the one sought, otherwise null. The secret goes to `isSought`
 * and nowhere else. One call. Answers as `read`.
 */
export function getClientHolding(
  pool: Pool,
  clientId: string,
  isSought: (secret: string) => boolean,
): Promise<Result<AppClient | null>> {
  return read("DescribeUserPoolClient", pool, async (client, options) => {
    const ask = new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId });
    const { UserPoolClient = {} } = await client.send(ask, options);
    return isSought(UserPoolClient.ClientSecret ?? "") ? toClient(UserPoolClient) : null;
  });
}

/** A client that was just created, and its secret: ours, or the one that Cognito made. */
export type CreatedClient = { readonly client: AppClient; readonly secret: string };

/**
 * Creates a client that holds `secret`, or one that Cognito makes (null), with the one flow `client_credentials` and
 * what it takes over of another in `carried`. One write call, never repeated. Answers unknown-outcome when it may or may
 * not exist, otherwise as `read`, or invalid with a field's sentence.
 */
export function createClient(
  pool: Pool,
  draft: ClientSettings,
  secret: string | null,
  carried: CarriedSettings = usualSettings,
): Promise<Result<CreatedClient>> {
  const command = new CreateUserPoolClientCommand({
    UserPoolId: pool.id,
    ClientName: draft.name,
    ...(secret === null ? { GenerateSecret: true } : { ClientSecret: secret }),
    AllowedOAuthFlows: ["client_credentials"],
    // Left false, Cognito takes the client and then refuses its every token request with invalid_grant.
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: [...draft.scopes].sort(),
    // Omitted, Cognito would add three flows by which people sign in. This one alone lets nobody in.
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    AccessTokenValidity: draft.tokenMinutes,
    TokenValidityUnits: {
      AccessToken: "minutes",
      IdToken: carried.idTokenUnit,
      RefreshToken: carried.refreshTokenUnit,
    },
    IdTokenValidity: carried.idTokenValidity,
    RefreshTokenValidity: carried.refreshTokenValidity,
    PreventUserExistenceErrors: carried.userExistenceErrors,
    EnableTokenRevocation: carried.hasTokenRevocation,
    EnablePropagateAdditionalUserContextData: carried.hasPropagatedContext,
    AuthSessionValidity: carried.sessionMinutes,
  });
  return writeOnce("CreateUserPoolClient", pool, async (client, options) => {
    const { UserPoolClient = {} } = await client.send(command, options);
    const held = secret ?? UserPoolClient.ClientSecret;
    if (!held) throw new Error("Cognito made a secret and did not tell it.");
    return { client: toClient(UserPoolClient), secret: held };
  });
}

/**
 * Deletes a client with all its secrets. One write call, never repeated. Answers not-found, unknown-outcome, otherwise
 * as `read`.
 */
export const deleteClient = (pool: Pool, clientId: string): Promise<Result<null>> =>
  writeOnce("DeleteUserPoolClient", pool, async (client, options) => {
    const command = new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId });
    await client.send(command, options);
    return null;
  });

/** The clients of exactly this name, over the whole list. Answers as `allPages` of `listNamePage`. */
export const findByName = (pool: ReadablePool, name: string): Promise<Result<ClientName[]>> =>
  allPages(async (token) => {
    const page = await listNamePage(pool, token);
    if (!page.ok) return page;
    const { names, next } = page.value;
    return ok({ items: names.filter((client) => client.name === name), next });
  });

const toName = ({
  ClientId = "",
  ClientName = "",
}: {
  ClientId?: string | undefined;
  ClientName?: string | undefined;
}) => ({
  clientId: ClientId,
  name: ClientName,
});

/** Selects fields, so that the ClientSecret beside them goes no further. */
export function toClient(answer: UserPoolClientType): AppClient {
  const authFlows = answer.ExplicitAuthFlows ?? [];
  return {
    ...toName(answer),
    kind: kindOf({ flows: answer.AllowedOAuthFlows ?? [], authFlows, isDcr: answer.ClientType === "DCR" }),
    scopes: answer.AllowedOAuthScopes ?? [],
    tokenMinutes: Math.round(toMinutes(answer.AccessTokenValidity, answer.TokenValidityUnits?.AccessToken)),
    isOAuthOn: answer.AllowedOAuthFlowsUserPoolClient ?? false,
    authFlows,
    createdAt: (answer.CreationDate ?? new Date(0)).toISOString(),
    changedAt: (answer.LastModifiedDate ?? new Date(0)).toISOString(),
  };
}
