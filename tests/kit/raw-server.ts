import {
  type CognitoIdentityProviderClient,
  CreateResourceServerCommand,
  DescribeResourceServerCommand,
  type ResourceServerType,
  UpdateResourceServerCommand,
} from "@aws-sdk/client-cognito-identity-provider";

/** A resource server made by the SDK alone, with a scope of each of these names. */
export async function rawServer(
  sdk: CognitoIdentityProviderClient,
  UserPoolId: string,
  Identifier: string,
  scopes: readonly string[],
): Promise<void> {
  const Scopes = scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: `May ${ScopeName}` }));
  const Name = `API ${scopes.length}`;
  await sdk.send(new CreateResourceServerCommand({ UserPoolId, Identifier, Name, Scopes }));
}

/** The same as Cognito describes it. */
export async function describedServer(
  sdk: CognitoIdentityProviderClient,
  UserPoolId: string,
  Identifier: string,
): Promise<ResourceServerType> {
  const ask = new DescribeResourceServerCommand({ UserPoolId, Identifier });
  return (await sdk.send(ask)).ResourceServer ?? {};
}

/** What somebody makes of its scopes meanwhile, without our code: each name with its description. */
export async function serverElsewhere(
  sdk: CognitoIdentityProviderClient,
  UserPoolId: string,
  Identifier: string,
  scopes: Readonly<Record<string, string>>,
): Promise<void> {
  const { Name } = await describedServer(sdk, UserPoolId, Identifier);
  const Scopes = Object.entries(scopes).map(([ScopeName, ScopeDescription]) => ({
    ScopeName,
    ScopeDescription,
  }));
  await sdk.send(new UpdateResourceServerCommand({ UserPoolId, Identifier, Name, Scopes }));
}
