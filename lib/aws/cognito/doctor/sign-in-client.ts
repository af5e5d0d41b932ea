import "server-only";
import { type SignInClient, toSignInClient } from "@/lib/aws/cognito/client-shapes";
import { describeClient } from "@/lib/aws/cognito/described-client";
import type { Target } from "@/lib/aws/cognito/sdk";
import type { Result } from "@/lib/domain/result";

/** The sign-in client's settings, without its secret. One call. Fails as `describeClient`. */
export const getSignInClient = (target: Target, clientId: string): Promise<Result<SignInClient>> =>
  describeClient(target, clientId, toSignInClient);
