import "server-only";
import { CognitoIdentityProviderServiceException } from "@aws-sdk/client-cognito-identity-provider";
import { type Problem, problem } from "@/lib/domain/problem";
import { log } from "@/lib/process/log";

/** What it means when no answer came: nothing for a read, anything for a write. */
export type NoAnswer = "unreachable" | "unknown-outcome";

/** Only name, operation and request id are logged: AWS's messages can echo a secret (measured). */
export function toProblem(error: unknown, operation: string, noAnswer: NoAnswer): Problem {
  if (!(error instanceof Error)) throw error;
  const requestId =
    error instanceof CognitoIdentityProviderServiceException ? error.$metadata.requestId : undefined;
  log.warn({ operation, error: error.name, requestId }, "Cognito refused a call");
  if (isKnown(error.name)) return known(error, codes[error.name], operation, requestId);
  if ("code" in error && typeof error.code === "string" && neverSent.has(error.code))
    return problem("unreachable");
  return problem(noAnswer, { requestId });
}

/** Told apart by name, never by status: AWS's model and its real answers disagree on statuses. */
const codes = {
  ResourceNotFoundException: "not-found",
  LimitExceededException: "limit",
  ConcurrentModificationException: "busy",
  InvalidParameterException: "refused",
  InvalidOAuthFlowException: "refused",
  ScopeDoesNotExistException: "refused",
  OperationNotEnabledException: "refused",
  FeatureUnavailableInTierException: "refused",
  TooManyRequestsException: "throttled",
  ThrottlingException: "throttled",
  NotAuthorizedException: "aws-denied",
  AccessDeniedException: "aws-denied",
  ExpiredTokenException: "aws-credentials",
  UnrecognizedClientException: "aws-credentials",
  InvalidSignatureException: "aws-credentials",
  MissingAuthenticationTokenException: "aws-credentials",
  CredentialsProviderError: "aws-credentials",
  // STS, which names things its own way, when it is asked for the role of a pool (STS API reference, common errors).
  AccessDenied: "aws-credentials",
  ExpiredToken: "aws-credentials",
  InvalidClientTokenId: "aws-credentials",
  SignatureDoesNotMatch: "aws-credentials",
} as const;

/** What is wrong with the credentials, where the error's name tells. */
const credentialSentences: Partial<Record<keyof typeof codes, string>> = {
  ExpiredTokenException: "The console's own AWS credentials have expired. Nothing was changed.",
  ExpiredToken: "The console's own AWS credentials have expired. Nothing was changed.",
  CredentialsProviderError: "The console has no AWS credentials of its own. Nothing was changed.",
  AccessDenied:
    "AWS does not let the console take on the role of this environment (sts:AssumeRole). Nothing was changed.",
};

const isKnown = (name: string): name is keyof typeof codes => name in codes;

/** Connections that were never made: the request cannot have been carried out. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

function known(
  error: Error,
  code: (typeof codes)[keyof typeof codes],
  operation: string,
  requestId: string | undefined,
): Problem {
  const action = `cognito-idp:${operation}`;
  if (code === "aws-denied")
    return problem(code, {
      message: `AWS refused this call, so nothing was changed: the console's role lacks ${action} on this pool.`,
      requestId,
    });
  if (error.name === "ScopeDoesNotExistException")
    return problem("invalid", {
      requestId,
      fields: { scopes: "One of these scopes no longer exists. Reload the page to see those that do." },
    });
  const message = isKnown(error.name) ? credentialSentences[error.name] : undefined;
  return problem(code, { requestId, ...(message && { message }) });
}
