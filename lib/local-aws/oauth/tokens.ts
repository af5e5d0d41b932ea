import { hash, randomUUID } from "node:crypto";
import { standardScopes, tokenSeconds } from "@/lib/local-aws/model/client-rules";
import type { Client, Person, Refresh } from "@/lib/local-aws/model/records";
import { isActiveScope, type Pool } from "@/lib/local-aws/model/state";
import * as random from "@/lib/local-aws/random";
import type { World } from "@/lib/local-aws/world";
import { poolKeys, signed } from "./keys";
import { afterTrigger } from "./token-trigger";

/** The issuer of a pool's tokens. */
export function issuerOf(world: World, pool: Pool): string {
  return `${world.url}/${pool.facts.id}`;
}

/**
 * An access token for a client itself, with the granted scopes as the pool's trigger leaves them. `expiresIn` is in
 * seconds.
 */
export async function clientToken(
  world: World,
  pool: Pool,
  client: Client,
  granted: readonly string[],
  metadata: () => Record<string, string>,
) {
  const scopes = afterTrigger(world, pool, granted, metadata);
  const { access } = await poolKeys(world, pool);
  const now = world.clock.seconds();
  const expiresIn = tokenSeconds(client.settings).access;
  const accessToken = await signed(access, {
    sub: client.id,
    token_use: "access",
    scope: scopes.length > 0 ? scopes.join(" ") : undefined,
    auth_time: now,
    iss: issuerOf(world, pool),
    exp: now + expiresIn,
    iat: now,
    version: 2,
    jti: randomUUID(),
    client_id: client.id,
  });
  return { accessToken, expiresIn };
}

/** Makes a refresh token and stores the sign-in it stands for. Only the token's hash is stored. */
export function newRefresh(
  world: World,
  pool: Pool,
  client: Client,
  person: Person,
  scopes: string[],
  signedIn: number,
): { token: string; refresh: Refresh } {
  const now = world.clock.now();
  for (const old of world.state.refresh.values())
    if (old.expires <= now) world.state.refresh.delete(old.hash);
  const token = random.opaque();
  const refresh: Refresh = {
    hash: hash("sha256", token),
    origin: randomUUID(),
    pool: pool.facts.id,
    client: client.id,
    sub: person.sub,
    scopes,
    signedIn,
    expires: now + tokenSeconds(client.settings).refresh * 1000,
  };
  world.state.refresh.set(refresh.hash, refresh);
  world.state.changed();
  return { token, refresh };
}

/** A person's id and access token. Groups are read now, so a change of role shows at the next refresh. */
export async function personTokens(
  world: World,
  pool: Pool,
  client: Client,
  person: Person,
  refresh: Refresh,
  nonce: string | null,
) {
  const keys = await poolKeys(world, pool);
  const now = world.clock.seconds();
  const lifetimes = tokenSeconds(client.settings);
  const shared = {
    sub: person.sub,
    ...(person.groups.length > 0 ? { "cognito:groups": person.groups } : {}),
    iss: issuerOf(world, pool),
    origin_jti: refresh.origin,
    event_id: randomUUID(),
    auth_time: Math.floor(refresh.signedIn / 1000),
    iat: now,
  };
  const scopes = refresh.scopes.filter(
    (scope) => standardScopes.includes(scope) || isActiveScope(pool, scope),
  );
  const accessToken = await signed(keys.access, {
    ...shared,
    token_use: "access",
    version: 2,
    client_id: client.id,
    scope: scopes.join(" "),
    exp: now + lifetimes.access,
    jti: randomUUID(),
    username: person.username,
  });
  const idToken = await signed(keys.id, {
    ...shared,
    ...personClaims(person, scopes),
    token_use: "id",
    aud: client.id,
    at_hash: halfHash(accessToken),
    "cognito:username": person.username,
    ...(nonce === null ? {} : { nonce }),
    exp: now + lifetimes.id,
    jti: randomUUID(),
  });
  return { accessToken, idToken, expiresIn: lifetimes.access };
}

/** The claims about a person that these scopes give to a client. */
export function personClaims(person: Person, scopes: readonly string[]): Record<string, string | boolean> {
  const attributes = new Map(Object.entries(person.attributes));
  const claims: Record<string, string | boolean> = {};
  const add = (name: string) => {
    const value = attributes.get(name);
    if (value !== undefined) claims[name] = name.endsWith("_verified") ? value === "true" : value;
  };
  const isAdmin = scopes.includes("aws.cognito.signin.user.admin");
  if (scopes.includes("email") || isAdmin) ["email", "email_verified"].forEach(add);
  if (scopes.includes("phone") || isAdmin) ["phone_number", "phone_number_verified"].forEach(add);
  if (scopes.includes("profile") || isAdmin)
    [...attributes.keys()].filter((name) => !/^(email|phone_number)/.test(name)).forEach(add);
  return claims;
}

function halfHash(token: string): string {
  return hash("sha256", token, "buffer").subarray(0, 16).toString("base64url");
}
