import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";

/** A client of the seed with its secret, as its owner would have it. */
export async function seeded(
  { api }: { api: CognitoIdentityProviderClient },
  UserPoolId: string,
  name: string,
) {
  const { UserPoolClients = [] } = await api.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  );
  const ClientId = UserPoolClients.find((it) => it.ClientName === name)?.ClientId ?? "";
  const { UserPoolClient } = await api.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return { clientId: ClientId, secret: UserPoolClient?.ClientSecret ?? "" };
}
