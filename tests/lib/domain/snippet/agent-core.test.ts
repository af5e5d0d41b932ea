import { test } from "vitest";
import { z } from "zod";
import { expectToProtect, fileOf, type Gate, nastyFacts, readModule, readStack, words } from "./gate";

/** An inbound authorizer: allowed clients are compared with client_id, allowed scopes with scope (its page). */
const authorizer =
  (discovery: string, clients: readonly string[], scopes: readonly string[]): Gate =>
  (claims) =>
    discovery === `${claims.iss}/.well-known/openid-configuration` &&
    clients.includes(claims.client_id ?? "") &&
    words(claims.scope).some((it) => scopes.includes(it));

const text = z.string();
const one = z.tuple([text]);

// Strict: an AllowedAudience beside these would refuse every token.
const stack = z.object({
  Resources: z.object({
    Gateway: z.object({
      Type: z.literal("AWS::BedrockAgentCore::Gateway"),
      Properties: z.object({
        AuthorizerType: z.literal("CUSTOM_JWT"),
        AuthorizerConfiguration: z.strictObject({
          CustomJWTAuthorizer: z.strictObject({
            DiscoveryUrl: text,
            AllowedClients: one,
            AllowedScopes: one,
          }),
        }),
      }),
    }),
  }),
});

const module = z.object({
  resource: z.object({
    aws_bedrockagentcore_gateway: z.object({
      machines: z.tuple([
        z.object({
          authorizer_type: z.literal("CUSTOM_JWT"),
          authorizer_configuration: z.tuple([
            z.strictObject({
              custom_jwt_authorizer: z.tuple([
                z.strictObject({ discovery_url: text, allowed_clients: one, allowed_scopes: one }),
              ]),
            }),
          ]),
        }),
      ]),
    }),
  }),
});

test("AgentCore takes tokens of this client with this scope, and asks for no aud", async () => {
  const facts = nastyFacts();
  const { CustomJWTAuthorizer: it } = stack.parse(readStack(fileOf(facts, "agentcore/template.yaml")))
    .Resources.Gateway.Properties.AuthorizerConfiguration;
  expectToProtect(authorizer(it.DiscoveryUrl, it.AllowedClients, it.AllowedScopes), facts);

  const { resource } = module.parse(await readModule(fileOf(facts, "agentcore/main.tf")));
  const [{ discovery_url, allowed_clients, allowed_scopes }] =
    resource.aws_bedrockagentcore_gateway.machines[0].authorizer_configuration[0].custom_jwt_authorizer;
  expectToProtect(authorizer(discovery_url, allowed_clients, allowed_scopes), facts);
});
