import "server-only";
import { DescribeUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { read, type Target } from "@/lib/aws/cognito/sdk";
import type { Result } from "@/lib/domain/result";

/** What must be right about the client by which people sign in to the console. */
export type SignInClient = {
  callbackUrls: readonly string[];
  signOutUrls: readonly string[];
  scopes: readonly string[];
  isCodeOn: boolean;
};

/** The sign-in client's settings, without its secret. One call. Answers as `read`. */
export async function getSignInClient(target: Target, clientId: string): Promise<Result<SignInClient>> {
  return await read("DescribeUserPoolClient", target, async (client, options) => {
    const ask = new DescribeUserPoolClientCommand({ UserPoolId: target.id, ClientId: clientId });
    const { UserPoolClient } = await client.send(ask, options);
    return {
      callbackUrls: UserPoolClient?.CallbackURLs ?? [],
      signOutUrls: UserPoolClient?.LogoutURLs ?? [],
      scopes: UserPoolClient?.AllowedOAuthScopes ?? [],
      isCodeOn:
        (UserPoolClient?.AllowedOAuthFlowsUserPoolClient ?? false) &&
        (UserPoolClient?.AllowedOAuthFlows ?? []).includes("code"),
    };
  });
}
