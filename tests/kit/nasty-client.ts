import {
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { localSdk } from "@/lib/commands/serve/local-sdk";
import type { LocalCognito } from "@/lib/local-aws/server";

/** A client in the first pool of `cognito` whose scopes hold what shells trip over; `name` keeps it apart from others. */
export async function nastyClient(cognito: LocalCognito, name: string) {
  const { settings } = cognito;
  const api = localSdk(settings);
  const UserPoolId = /^\w+=([^,]+)/.exec(settings.COGNITO_POOLS ?? "")?.[1] ?? "";
  const Identifier = `https://api.example.com/${name}/it's$(id)`;
  const names = ["`id`", `\${HOME}`, "-x;|&<>", "@file", "!!#~*"];
  const Scopes = names.map((ScopeName) => ({ ScopeName, ScopeDescription: "Hard to quote." }));
  await api.send(new CreateResourceServerCommand({ UserPoolId, Identifier, Name: name, Scopes }));
  const scopes = names.map((it) => `${Identifier}/${it}`);
  const { UserPoolClient } = await api.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: name,
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: scopes,
    }),
  );
  const { UserPool } = await api.send(new DescribeUserPoolCommand({ UserPoolId }));
  const domain = settings.COGNITO_DOMAIN_URL?.replace("{domain}", UserPool?.Domain ?? "");
  return {
    poolId: UserPoolId,
    tokenUrl: `${domain}/oauth2/token`,
    clientId: UserPoolClient?.ClientId ?? "",
    clientSecret: UserPoolClient?.ClientSecret ?? "",
    scopes,
  };
}
