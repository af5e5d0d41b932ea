import { hash } from "node:crypto";
import type { Reply, Request } from "@/lib/local-aws/http";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import { claimOf, identify } from "./client-authentication";
import { answerHeaders, formOf, preflight, refusal } from "./grant";
import { OAuthRefusal } from "./refusal";

/** The revocation endpoint: ends a refresh token of the calling client. Access tokens cannot be revoked. */
export async function revoke(world: World, pool: Pool, request: Request): Promise<Reply> {
  if (request.method === "OPTIONS") return preflight(request);
  const parameters = formOf(request);
  if (request.method !== "POST" || !parameters) return { status: 405, headers: { allow: "POST" }, body: "" };
  try {
    const { client } = identify(world, pool, claimOf(request, parameters));
    const token = parameters.get("token");
    if (!token) throw new OAuthRefusal("invalid_request", "The token is missing.");
    if (token.split(".").length === 3)
      throw new OAuthRefusal("unsupported_token_type", "Only refresh tokens can be revoked.");
    if (client.settings.EnableTokenRevocation === false)
      throw new OAuthRefusal("invalid_request", "Token revocation is off for this client.");
    const refresh = world.state.refresh.get(hash("sha256", token));
    if (refresh?.client === client.id) {
      world.state.refresh.delete(refresh.hash);
      world.state.changed();
      await world.state.saved();
    }
    return { status: 200, headers: answerHeaders(), body: "" };
  } catch (error) {
    return refusal(world, error);
  }
}
