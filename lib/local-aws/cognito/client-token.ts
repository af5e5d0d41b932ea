import { clientId, clientSecret } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { invalid, notFound, Refusal } from "@/lib/local-aws/call/refusal";
import { list, map, record, required, text } from "@/lib/local-aws/call/shape";
import { isActiveScope } from "@/lib/local-aws/model/state";
import { clientToken } from "@/lib/local-aws/oauth/tokens";
import type { World } from "@/lib/local-aws/world";
import { isOneOf } from "./secrets";

export const tokenOperations = {
  // The client_credentials grant without a domain (cognito-facts 3.6). The text for a wrong secret, and that the other
  // names ALLOW_CLIENT_TOKEN_AUTH, were seen on AWS (cognito-facts 13); the rest of the texts is unconfirmed.
  GetClientToken: operation(
    record({
      ClientId: required(clientId),
      Secret: required(clientSecret),
      Scopes: list(text(1, 256, "[\\x21\\x23-\\x5B\\x5D-\\x7E]+"), 50),
      ClientMetadata: map(text(0, 131_072), text(0, 131_072)),
    }),
    async (world, { ClientId, Secret, Scopes, ClientMetadata = {} }) => {
      const { pool, client } = findAnywhere(world, ClientId);
      // The API takes a new secret at once, and a deleted one no more (cognito-facts 13).
      if (!isOneOf(client.secrets, Secret))
        throw new Refusal("NotAuthorizedException", "Invalid client or secret");
      const { settings } = client;
      if (!settings.ExplicitAuthFlows?.includes("ALLOW_CLIENT_TOKEN_AUTH"))
        throw invalid("ALLOW_CLIENT_TOKEN_AUTH is not enabled for the client");
      const allowed = settings.AllowedOAuthScopes ?? [];
      const wanted = [...new Set(Scopes ?? allowed)];
      const stranger = wanted.find((scope) => !allowed.includes(scope));
      if (stranger !== undefined) throw invalid(`Invalid scope requested: ${stranger}`);
      const granted = wanted.filter((scope) => isActiveScope(pool, scope));
      const { accessToken, expiresIn } = await clientToken(
        world,
        pool,
        client,
        granted,
        () => ClientMetadata,
      );
      return {
        ClientAuthenticationResult: { AccessToken: accessToken, ExpiresIn: expiresIn, TokenType: "Bearer" },
      };
    },
  ),
};

function findAnywhere(world: World, id: string) {
  for (const pool of world.state.pools.values()) {
    const client = pool.clients.get(id);
    if (client) return { pool, client };
  }
  throw notFound(`User pool client ${id} does not exist.`);
}
