import {
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { freshCognito } from "@/tests/kit/fresh-cognito";

export type Cognito = Awaited<ReturnType<typeof freshCognito>>;
export type Wish = Partial<CreateUserPoolClientCommandInput>;

export const devPool = "eu-west-1_LocalDev1";
export const read = "auth-resource-server/custom-scope.read";
export const write = "auth-resource-server/custom-scope.write";

/** What a sensible M2M client is made of. */
export const machine = {
  UserPoolId: devPool,
  ClientName: "checkout",
  GenerateSecret: true,
  AllowedOAuthFlows: ["client_credentials"],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: [read],
} satisfies Wish;

/** Makes an M2M client that differs from `machine` by `wish`. */
export async function createClient({ sdk }: Cognito, wish: Wish = {}) {
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ ...machine, ...wish }));
  if (!UserPoolClient?.ClientId) throw new Error("There is no client.");
  return {
    ...UserPoolClient,
    ClientId: UserPoolClient.ClientId,
    ClientSecret: UserPoolClient.ClientSecret ?? "",
  };
}
