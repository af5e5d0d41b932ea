import "server-only";
import { describeClient } from "@/lib/aws/cognito/described-client";
import type { Target } from "@/lib/aws/cognito/sdk";
import type { Result } from "@/lib/domain/result";

/** What must be right about the client by which people sign in to the console. */
export type SignInClient = {
  callbackUrls: readonly string[];
  signOutUrls: readonly string[];
  scopes: readonly string[];
  isCodeOn: boolean;
};

/** The sign-in client's settings, without its secret. One call. Fails as `describeClient`. */
export const getSignInClient = (target: Target, clientId: string): Promise<Result<SignInClient>> =>
  describeClient(target, clientId, (answer) => ({
    callbackUrls: answer.texts("CallbackURLs") ?? [],
    signOutUrls: answer.texts("LogoutURLs") ?? [],
    scopes: answer.texts("AllowedOAuthScopes") ?? [],
    isCodeOn:
      (answer.flag("AllowedOAuthFlowsUserPoolClient") ?? false) &&
      (answer.texts("AllowedOAuthFlows") ?? []).includes("code"),
  }));
