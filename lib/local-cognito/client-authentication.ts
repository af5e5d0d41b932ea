import type { Request } from "./http";
import { OAuthRefusal } from "./oauth-refusal";
import type { Client } from "./records";
import { isSecretOf } from "./secrets";
import type { Pool } from "./state";
import type { World } from "./world";

/** An app client that proved to be itself, and its pool. */
export type Caller = { pool: Pool; client: Client };

type Claim = { id: string; secrets: string[] };

/** The client of a token request, by Basic or by body; an OAuth refusal unless it proves itself. */
export function authenticate(
  world: World,
  domainPool: Pool | null,
  request: Request,
  parameters: URLSearchParams,
): Caller {
  const grant = parameters.get("grant_type");
  if (!grant) throw new OAuthRefusal("invalid_request", "The grant_type is missing.");
  if (!grants.includes(grant))
    throw new OAuthRefusal("unsupported_grant_type", "The grant_type is not supported.");
  return identify(world, domainPool, request, parameters);
}

/** The same without a look at the grant type, as the revocation endpoint needs it. */
export function identify(
  world: World,
  domainPool: Pool | null,
  request: Request,
  parameters: URLSearchParams,
): Caller {
  const claims = claimsOf(request, parameters);
  const first = claims[0];
  if (!first) throw new OAuthRefusal("invalid_request", "The client_id is missing.");
  const pool = domainPool ?? poolOfClient(world, first.id);
  const client = pool?.clients.get(first.id);
  const isPublic = client?.secrets.length === 0;
  const isProven = first.secrets.map((secret) => isSecretOf(world, client, secret)).includes(true);
  if (pool && client && (isPublic ? first.secrets.every((secret) => secret === "") : isProven))
    return { pool, client };
  throw new OAuthRefusal("invalid_client", "The client is unknown or its secret is wrong.");
}

/** The client id that a request names, proven or not. */
export function claimedId(request: Request, parameters: URLSearchParams): string | null {
  const header = request.headers.authorization;
  return (header === undefined ? null : basicClaim(header)?.id) ?? parameters.get("client_id");
}

const grants = ["authorization_code", "refresh_token", "client_credentials"];

function claimsOf(request: Request, parameters: URLSearchParams): Claim[] {
  const header = request.headers.authorization;
  const id = parameters.get("client_id");
  const secret = parameters.get("client_secret");
  if (header === undefined) return id === null ? [] : [{ id, secrets: secret === null ? [] : [secret] }];
  const claim = basicClaim(header);
  if (!claim || secret !== null || (id !== null && id !== claim.id))
    throw new OAuthRefusal(
      "invalid_request",
      "The Authorization header is malformed or contradicts the form.",
    );
  return [claim];
}

// RFC 6749 percent-encodes id and secret before base64, curl does not; Cognito's users send both (cognito-facts 2.6).
function basicClaim(header: string): Claim | null {
  const encoded = /^Basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 1) return null;
  const secret = text.slice(colon + 1);
  return { id: decoded(text.slice(0, colon)), secrets: [...new Set([secret, decoded(secret)])] };
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
