import { isOneOf, secretsAtTokenEndpoint } from "@/lib/local-aws/cognito/secrets";
import type { Request } from "@/lib/local-aws/http";
import type { Client } from "@/lib/local-aws/model/records";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import { OAuthRefusal } from "./refusal";

/** An authenticated app client and its pool. */
export type Caller = { pool: Pool; client: Client };

/** The client id that a request claims, by Basic or in its body, and the secrets it may mean. Not verified. */
export type Claim = { id: string | null; secrets: readonly string[]; isMalformed: boolean };

/** Authenticates the client of a token request. Throws an OAuthRefusal for a wrong grant type or wrong credentials. */
export function authenticate(
  world: World,
  domainPool: Pool | null,
  claim: Claim,
  parameters: URLSearchParams,
): Caller {
  const grant = parameters.get("grant_type");
  if (!grant) throw new OAuthRefusal("invalid_request", "The grant_type is missing.");
  if (!grants.includes(grant))
    throw new OAuthRefusal("unsupported_grant_type", "The grant_type is not supported.");
  return identify(world, domainPool, claim);
}

/** Authenticates a client without checking the grant type, for the revocation endpoint. */
export function identify(world: World, domainPool: Pool | null, { id, secrets, isMalformed }: Claim): Caller {
  if (isMalformed)
    throw new OAuthRefusal(
      "invalid_request",
      "The Authorization header is malformed or contradicts the form.",
    );
  if (id === null) throw new OAuthRefusal("invalid_request", "The client_id is missing.");
  const pool = domainPool ?? poolOfClient(world, id);
  const client = pool?.clients.get(id);
  const isPublic = client?.secrets.length === 0;
  const known = secretsAtTokenEndpoint(world, client);
  let isProven = false;
  for (const secret of secrets) if (isOneOf(known, secret)) isProven = true;
  if (pool && client && (isPublic ? secrets.every((secret) => secret === "") : isProven))
    return { pool, client };
  throw new OAuthRefusal("invalid_client", "The client is unknown or its secret is wrong.");
}

/** Reads the claim from the Authorization header or, without one, from the form. */
export function claimOf(request: Request, parameters: URLSearchParams): Claim {
  const header = request.headers.authorization;
  const id = parameters.get("client_id");
  const secret = parameters.get("client_secret");
  if (header === undefined) return { id, secrets: secret === null ? [] : [secret], isMalformed: false };
  const basic = basicClaim(header);
  if (!basic) return { id, secrets: [], isMalformed: true };
  return { ...basic, isMalformed: secret !== null || (id !== null && id !== basic.id) };
}

const grants = ["authorization_code", "refresh_token", "client_credentials"];

// RFC 6749 percent-encodes id and secret before base64, curl does not; Cognito's users send both (cognito-facts 2.6).
function basicClaim(header: string): { id: string; secrets: string[] } | null {
  const encoded = /^Basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 1) return null;
  const secret = text.slice(colon + 1);
  const plain = decoded(secret);
  return { id: decoded(text.slice(0, colon)), secrets: plain === secret ? [secret] : [secret, plain] };
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function poolOfClient(world: World, id: string): Pool | null {
  for (const pool of world.state.pools.values()) if (pool.clients.has(id)) return pool;
  return null;
}
