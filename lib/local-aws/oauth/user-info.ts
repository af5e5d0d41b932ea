import { jsonReply, type Reply, type Request } from "@/lib/local-aws/http";
import type { Person } from "@/lib/local-aws/model/records";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import { accessClaims, bearerToken } from "./access-token";
import { answerHeaders, answerReply, preflight } from "./grant";
import { personClaims } from "./tokens";

/** The userInfo endpoint: the claims about the person whose access token, with the scope `openid`, is sent. */
export async function userInfo(world: World, pool: Pool, request: Request): Promise<Reply> {
  if (request.method === "OPTIONS") return preflight(request);
  const token = bearerToken(request);
  if (token === undefined) return refused("invalid_request", "The access token is missing.");
  const claims = await accessClaims(world, pool, token);
  const person = claims && isSignedIn(world, claims) ? personOf(pool, claims.sub) : null;
  if (!claims || !person) return refused("invalid_token", "The access token is invalid, expired or revoked.");
  const scopes = String(claims.scope ?? "").split(" ");
  if (!scopes.includes("openid"))
    return refused("invalid_token", "The access token does not have the scope openid.");
  const value = { sub: person.sub, username: person.username, ...personClaims(person, scopes) };
  // Here the verified flags are strings, unlike in the ID token.
  const words = Object.entries(value).map(([name, it]) => [name, typeof it === "boolean" ? String(it) : it]);
  return answerReply(200, Object.fromEntries(words));
}

// A person's token ends with the refresh token it came with.
function isSignedIn(world: World, claims: Record<string, unknown>): boolean {
  for (const refresh of world.state.refresh.values()) if (refresh.origin === claims.origin_jti) return true;
  return false;
}

function personOf(pool: Pool, sub: unknown): Person | null {
  for (const person of pool.people.values()) if (person.sub === sub && person.enabled) return person;
  return null;
}

function refused(error: string, description: string): Reply {
  return jsonReply(
    401,
    { error, error_description: description },
    { ...answerHeaders(), "www-authenticate": `Bearer error="${error}", error_description="${description}"` },
  );
}
