import { domainUrl } from "@/lib/local-aws/cognito/domains";
import { jsonReply, type Reply } from "@/lib/local-aws/http";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import { keySet, poolKeys } from "./keys";
import { isRegistering } from "./register";
import { issuerOf } from "./tokens";

/** The documents under `<issuer>/.well-known/`. */
export async function wellKnown(world: World, pool: Pool, name: string): Promise<Reply> {
  if (name === "openid-configuration") return jsonReply(200, configuration(world, pool), open);
  if (name === "jwks.json") return jsonReply(200, keySet(await poolKeys(world, pool)), open);
  return noOperationReply;
}

/** What the API's host answers to any other path of a pool, /<pool id>/oauth2/token for example (seen on AWS often). */
export const noOperationReply = jsonReply(400, {
  code: "BadRequest",
  message: "The server did not understand the operation that was requested.",
  type: "client",
});

const open = { "access-control-allow-origin": "*", "cache-control": "public, max-age=0" };

function configuration(world: World, pool: Pool): object {
  const issuer = issuerOf(world, pool);
  const domain = domainUrl(world, pool);
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    ...(domain === null
      ? {}
      : {
          authorization_endpoint: `${domain}/oauth2/authorize`,
          token_endpoint: `${domain}/oauth2/token`,
          userinfo_endpoint: `${domain}/oauth2/userInfo`,
          revocation_endpoint: `${domain}/oauth2/revoke`,
          end_session_endpoint: `${domain}/logout`,
          ...(isRegistering(pool) && { registration_endpoint: `${domain}/oauth2/register` }),
        }),
    response_types_supported: ["code", "token"],
    scopes_supported: ["openid", "email", "phone", "profile"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  };
}
