import {
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Pool } from "@/lib/domain/access/roles";
import { devPool } from "./console-on";
import type { freshCognito } from "./fresh-cognito";

type Cognito = Awaited<ReturnType<typeof freshCognito>>;

let count = 0;

/** A pool of its own with a domain, and in it one client whose one secret is known. */
export async function rotatingClient({ sdk, url }: Cognito) {
  count += 1;
  const number = count;
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: `rotation ${number}` }));
  const pool: Pool = devPool(UserPool?.Id);
  const Domain = `rotation-${number}`;
  await sdk.send(new CreateUserPoolDomainCommand({ UserPoolId: pool.id, Domain }));
  const Scopes = [{ ScopeName: "turn", ScopeDescription: "Turn" }];
  const server = { UserPoolId: pool.id, Identifier: "wheel", Name: "wheel", Scopes };
  await sdk.send(new CreateResourceServerCommand(server));
  const secret = `First${number}`.padEnd(32, "0");
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool.id,
      ClientName: "wheel-turner",
      ClientSecret: secret,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["wheel/turn"],
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    }),
  );
  const clientId = UserPoolClient?.ClientId ?? "";
  return { pool, clientId, secret, tokenUrl: `${url}/${Domain}/oauth2/token` };
}
