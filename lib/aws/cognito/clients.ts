import "server-only";
import {
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  ListUserPoolClientsCommand,
  type UserPoolClientDescription,
} from "@aws-sdk/client-cognito-identity-provider";
import { allPages, eachOnce } from "@/lib/aws/cognito/all-pages";
import { logUnreadable, readerOf, readerOfItem, unreadableAnswer } from "@/lib/aws/cognito/answer";
import { isAuthFlow, NO_INSTANT, toClient, toDefinition } from "@/lib/aws/cognito/client-shapes";
import { describeClient } from "@/lib/aws/cognito/described-client";
import { flightsOf } from "@/lib/aws/cognito/rate/flights";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { newReading, type Reading, read, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { type AppClient, type ClientName, TOKEN_API, type TokenSource } from "@/lib/domain/client/client";
import type { ClientDefinition } from "@/lib/domain/client/definition";
import type { ClientSettings } from "@/lib/domain/client/draft";
import { isClientId } from "@/lib/domain/client/id";
import { type CarriedSettings, usualSettings } from "@/lib/domain/client/template";
import type { RegisteredCount } from "@/lib/domain/pool/pool-facts";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";

/** ListUserPoolClients takes at most this many a page (API reference). */
const PAGE = 60;

/** One page of the list, and the token of the next; null after the last. */
export type NamePage = { readonly names: readonly ClientName[]; readonly next: string | null };

/**
 * Lists up to 60 clients by name: the first page, or that of `token`. With `clientType`, a page may be short or empty and
 * not the last (API reference, ListUserPoolClients). One call. Fails with no-pool, or as `read`.
 */
export async function listNamePage(
  pool: ReadablePool,
  token: string | null,
  reading: Reading = newReading("now"),
  clientType?: "DCR",
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
          ...(clientType && { ClientType: clientType }),
        }),
        options,
      ),
    reading,
  );
  if (!page.ok) return page.problem.code === "not-found" ? noPool(pool, page.problem.requestId) : page;
  const answer = readerOf(page.value);
  const names = answer.list("UserPoolClients").flatMap((item) => toName(item) ?? []);
  const next = answer.text("NextToken") || null;
  logUnreadable("ListUserPoolClients", pool.id, answer.unreadable);
  // Without these nobody can tell which clients there are.
  if (answer.unreadable.size > 0) return failed(unreadableAnswer("this pool’s clients", answer.unreadable));
  return ok({ names, next });
}

/** A pool of 1,000 clients, Cognito's usual limit, has 17 pages. */
const MOST_COUNTED_PAGES = 20;

/** Counts the clients that registered themselves, without reading each. At most 20 calls. Fails as `listNamePage`. */
export async function countRegistered(pool: ReadablePool): Promise<Result<RegisteredCount>> {
  let count = 0;
  let token: string | null = null;
  for (let pages = 0; pages < MOST_COUNTED_PAGES; pages += 1) {
    const page: Result<NamePage> = await listNamePage(pool, token, newReading("visible"), "DCR");
    if (!page.ok) return page;
    count += page.value.names.length;
    token = page.value.next;
    if (token === null) return ok({ count, isWhole: true });
  }
  return ok({ count, isWhole: false });
}

/** For a list, not-found means that the pool itself is missing (API reference, ListUserPoolClients). */
const noPool = ({ id, region }: ReadablePool, requestId: string | null) =>
  failed(
    problem("no-pool", {
      message: `Cognito has no user pool ${id} in ${region}. It was deleted, or the setting COGNITO_POOLS is wrong.`,
      requestId: requestId ?? undefined,
    }),
  );

const describes = flightsOf<AppClient>("DescribeUserPoolClient");

/** Reads one client's settings, without its secret. One call, shared by concurrent callers. Fails as `read`. */
export function getClient(
  pool: ReadablePool,
  clientId: string,
  priority: Priority = "now",
): Promise<Result<AppClient>> {
  return describes(`${pool.id} ${clientId}`, priority, (reading) =>
    describeClient(pool, clientId, toClient, { reading }),
  );
}

/** Reads all that exports need of a client, without its secret. One call. Fails as `describeClient` with `isWhole`. */
export const getDefinition = (
  pool: Pool,
  clientId: string,
  priority: Priority = "now",
): Promise<Result<ClientDefinition>> =>
  describeClient(pool, clientId, toDefinition, { reading: newReading(priority), isWhole: true });

/** The same, with the ISO instant of the last change. */
export const getDatedDefinition = (
  pool: Pool,
  clientId: string,
): Promise<Result<{ definition: ClientDefinition; changedAt: string }>> =>
  describeClient(
    pool,
    clientId,
    (answer) => ({
      definition: toDefinition(answer),
      changedAt: answer.instant("LastModifiedDate") ?? NO_INSTANT,
    }),
    { isWhole: true },
  );

/**
 * Reads the client; gives null if `isSought` does not accept its secret. The secret goes nowhere else. One call. Fails
 * as `read`.
 */
export function getClientHolding(
  pool: Pool,
  clientId: string,
  isSought: (secret: string) => boolean,
): Promise<Result<AppClient | null>> {
  return describeClient(pool, clientId, (answer) =>
    isSought(answer.text("ClientSecret") ?? "") ? toClient(answer) : null,
  );
}

/** A client that was just created, and its secret: ours, or the one that Cognito made. */
export type CreatedClient = { readonly client: AppClient; readonly secret: string };

/**
 * Creates a client with `secret`, or with one that Cognito makes (null), the flows of its `tokenSource`, and the settings
 * in `carried` that come from another client. One write call, never repeated. Fails with unknown-outcome if
 * the client may or may not exist, otherwise as `read`, or invalid with a field's sentence.
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
    ...flowsFor(draft.tokenSource ?? "endpoint"),
    AllowedOAuthScopes: [...draft.scopes].sort(),
    AccessTokenValidity: draft.tokenMinutes,
    TokenValidityUnits: {
      AccessToken: "minutes",
      IdToken: carried.idTokenUnit,
      RefreshToken: carried.refreshTokenUnit,
    },
    IdTokenValidity: carried.idTokenValidity,
    RefreshTokenValidity: carried.refreshTokenValidity,
    PreventUserExistenceErrors: carried.userExistenceErrors,
    EnableTokenRevocation: carried.isRevocable,
    EnablePropagateAdditionalUserContextData: carried.hasPropagatedContext,
    AuthSessionValidity: carried.sessionMinutes,
  });
  return writeOnce("CreateUserPoolClient", pool, async (client, options) => {
    const answer = readerOf((await client.send(command, options)).UserPoolClient);
    const made = toClient(answer);
    const held = secret ?? answer.text("ClientSecret");
    if (!isClientId(made.clientId)) throw new Error("Cognito made a client and did not tell which.");
    if (!held) throw new Error("Cognito made a secret and did not tell it.");
    logUnreadable("CreateUserPoolClient", made.clientId, answer.unreadable);
    return { client: made, secret: held };
  });
}

/**
 * The flows that open a client's way to its tokens. A client of GetClientToken needs no OAuth flow, and no domain of the
 * pool (developer guide, GetClientToken).
 */
const flowsFor = (source: TokenSource) => ({
  ...(source !== "api" && {
    AllowedOAuthFlows: ["client_credentials" as const],
    // If false, Cognito creates the client, but then refuses its every token request with invalid_grant.
    AllowedOAuthFlowsUserPoolClient: true,
  }),
  // If omitted, Cognito adds three flows by which people sign in. Neither of these signs anybody in.
  ExplicitAuthFlows: [source === "endpoint" ? "ALLOW_REFRESH_TOKEN_AUTH" : TOKEN_API].filter(isAuthFlow),
});

/**
 * Deletes a client with all its secrets. One write call, never repeated. Fails with not-found, unknown-outcome, otherwise
 * as `read`.
 */
export const deleteClient = (pool: Pool, clientId: string): Promise<Result<null>> =>
  writeOnce("DeleteUserPoolClient", pool, async (client, options) => {
    const command = new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId });
    await client.send(command, options);
    return null;
  });

/** The clients of exactly this name, each once, over the whole list. Fails as `allPages` of `listNamePage`. */
export async function findByName(pool: ReadablePool, name: string): Promise<Result<ClientName[]>> {
  const found = await allPages(async (token) => {
    const page = await listNamePage(pool, token);
    if (!page.ok) return page;
    const { names, next } = page.value;
    return ok({ items: names.filter((client) => client.name === name), next });
  });
  return found.ok ? ok(eachOnce(found.value, (it) => it.clientId)) : found;
}

/** One client of a list; null, with a line in the log, if the entry has no valid id. */
function toName(item: unknown): ClientName | null {
  const answer = readerOfItem<UserPoolClientDescription>(item);
  const clientId = answer.text("ClientId") ?? "";
  const name = answer.text("ClientName");
  logUnreadable("ListUserPoolClients", clientId, answer.unreadable);
  if (isClientId(clientId)) return { clientId, name: name ?? clientId };
  logUnreadable("ListUserPoolClients", "an unnamed client", ["ClientId"]);
  return null;
}
