import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";

export type RawSettings = Partial<Omit<CreateUserPoolClientCommandInput, "ClientName">>;

const dev = "eu-west-1_LocalDev1";

/** A client made by the SDK alone; its id. In the local dev pool, for machines and with two scopes unless told. */
export async function rawClient(
  sdk: CognitoIdentityProviderClient,
  ClientName: string,
  more: RawSettings = {},
): Promise<string> {
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: dev,
      ClientName,
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: [
        "auth-resource-server/custom-scope.read",
        "auth-resource-server/custom-scope.write",
      ],
      ...more,
    }),
  );
  return UserPoolClient?.ClientId ?? "";
}

/** A client as Cognito describes it, of the local dev pool unless told. */
export async function describedRaw(
  sdk: CognitoIdentityProviderClient,
  ClientId: string,
  UserPoolId = dev,
): Promise<UserPoolClientType> {
  const { UserPoolClient = {} } = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return UserPoolClient;
}

/** What somebody does to a client meanwhile, without our code. */
export async function changedElsewhere(
  sdk: CognitoIdentityProviderClient,
  ClientId: string,
  change: Partial<UserPoolClientType>,
): Promise<void> {
  const { ClientSecret, CreationDate, LastModifiedDate, ClientType, ...settings } = await describedRaw(
    sdk,
    ClientId,
  );
  await sdk.send(new UpdateUserPoolClientCommand({ ...settings, UserPoolId: dev, ClientId, ...change }));
}

/** Everything of a client that an edit of its scopes has no business with. */
export function untouched(client: UserPoolClientType): object {
  const { LastModifiedDate, AllowedOAuthScopes, ...rest } = client;
  return rest;
}
