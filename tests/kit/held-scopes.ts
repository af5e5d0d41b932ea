import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { rawServer } from "@/tests/kit/raw-server";
import { aPool } from "./a-pool";

/** The resource server of every such pool, and its scopes in full. */
export const identifier = "https://api.example.com/a";
export const read = `${identifier}/read`;
export const write = `${identifier}/write`;

/** A new pool with this resource server, clients to be made that hold its scopes, and what they hold. */
export async function heldScopes(sdk: CognitoIdentityProviderClient) {
  const pool = await aPool(sdk, 0);
  await rawServer(sdk, pool.id, identifier, ["read", "write"]);
  return {
    pool,
    client: async (ClientName: string, AllowedOAuthScopes: string[], more: object = {}): Promise<string> => {
      const { UserPoolClient } = await sdk.send(
        new CreateUserPoolClientCommand({
          UserPoolId: pool.id,
          ClientName,
          GenerateSecret: true,
          AllowedOAuthFlows: ["client_credentials"],
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthScopes,
          ...more,
        }),
      );
      return UserPoolClient?.ClientId ?? "";
    },
    scopesOf: async (ClientId: string) => {
      const ask = new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId });
      return (await sdk.send(ask)).UserPoolClient?.AllowedOAuthScopes;
    },
  };
}
