import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { TokenRequest } from "@/lib/domain/token/answer";

type Cognito = { sdk: CognitoIdentityProviderClient };

const UserPoolId = "eu-west-1_LocalDev1";

/** A client of the test's own in the dev pool, of 10 minutes and one scope, as a token is asked for with it. */
export async function freshClient({ sdk }: Cognito, settings: object = {}): Promise<TokenRequest> {
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: "tried",
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["auth-resource-server/custom-scope.read"],
      AccessTokenValidity: 10,
      TokenValidityUnits: { AccessToken: "minutes" },
      ...settings,
    }),
  );
  const { ClientId = "", ClientSecret = "" } = UserPoolClient ?? {};
  return { clientId: ClientId, secret: ClientSecret, scopes: [], way: "basic" };
}

/** The same for a client of the seed, whose secret is older than any time it may take to be in effect. */
export async function seededClient({ sdk }: Cognito, name: string): Promise<TokenRequest> {
  const { UserPoolClients = [] } = await sdk.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  );
  const ClientId = UserPoolClients.find((it) => it.ClientName === name)?.ClientId ?? "";
  const { UserPoolClient } = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return { clientId: ClientId, secret: UserPoolClient?.ClientSecret ?? "", scopes: [], way: "basic" };
}
