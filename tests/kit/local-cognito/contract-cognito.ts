import {
  CognitoIdentityProviderClient,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  DeleteResourceServerCommand,
  DeleteUserPoolClientCommand,
  DescribeResourceServerCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Facts } from "@/lib/local-aws/model/facts";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { devPool, type Wish } from "./m2m-client";

/** The real pool that the contract is checked against instead of the local one: CONTRACT_POOL, beside the settings of the console. */
export const realPool = process.env.CONTRACT_POOL;

const domainUrl = "https://{domain}.auth.{region}.amazoncognito.com";

export const server = "contract-suite";
export const read = `${server}/read`;
export const write = `${server}/write`;
export const scopes = [
  { ScopeName: "read", ScopeDescription: "Read" },
  { ScopeName: "write", ScopeDescription: "Write" },
];

export type Contract = Awaited<ReturnType<typeof contractCognito>>;

/**
 * A pool with the resource server `contract-suite`, local or real. What is made through `create` is deleted by `stop`.
 * With `facts` it is a local one in that reading, whatever the settings say.
 */
export async function contractCognito(facts?: Partial<Facts>) {
  const local = realPool === undefined || facts ? await freshCognito(facts ? { facts } : {}) : null;
  const sdk = local?.sdk ?? new CognitoIdentityProviderClient({ maxAttempts: 5 });
  const UserPoolId = local ? devPool : (realPool ?? "");
  const made: string[] = [];
  const known = await sdk
    .send(new DescribeResourceServerCommand({ UserPoolId, Identifier: server }))
    .catch(() => null);
  if (!known)
    await sdk.send(
      new CreateResourceServerCommand({ UserPoolId, Identifier: server, Name: server, Scopes: scopes }),
    );
  const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
  const region = UserPoolId.split("_")[0];
  const template = local?.settings.COGNITO_DOMAIN_URL ?? process.env.COGNITO_DOMAIN_URL ?? domainUrl;
  const filled = template.replace("{domain}", UserPool?.Domain ?? "").replace("{region}", region ?? "");
  const tokenUrl = `${UserPool?.CustomDomain ? `https://${UserPool.CustomDomain}` : filled}/oauth2/token`;
  return {
    sdk,
    UserPoolId,
    local,
    async create(wish: Wish = {}) {
      const { UserPoolClient } = await sdk.send(
        new CreateUserPoolClientCommand({ UserPoolId, ...contractMachine, ...wish }),
      );
      const ClientId = UserPoolClient?.ClientId ?? "";
      made.push(ClientId);
      return { ...UserPoolClient, ClientId, ClientSecret: UserPoolClient?.ClientSecret ?? "" };
    },
    async token(parameters: Record<string, string>, init: RequestInit = {}, behind = "") {
      const body = new URLSearchParams({ grant_type: "client_credentials", ...parameters });
      const reply = await fetch(`${tokenUrl}${behind}`, { method: "POST", body, ...init });
      const text = await reply.text();
      return { status: reply.status, headers: reply.headers, text };
    },
    async stop() {
      for (const ClientId of made)
        await sdk.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId })).catch(() => null);
      if (!known)
        await sdk.send(new DeleteResourceServerCommand({ UserPoolId, Identifier: server })).catch(() => null);
      if (local) await local.stop();
      else sdk.destroy();
    },
  };
}

const contractMachine = {
  ClientName: "contract-suite",
  GenerateSecret: true,
  AllowedOAuthFlows: ["client_credentials"],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: [read, write],
  ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
} satisfies Wish;
