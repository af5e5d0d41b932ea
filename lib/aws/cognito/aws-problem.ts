import "server-only";
import { CognitoIdentityProviderServiceException } from "@aws-sdk/client-cognito-identity-provider";
import { z } from "zod";
import { skewIn } from "@/lib/aws/cognito/skew";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { now } from "@/lib/process/clock";
import { errorName } from "@/lib/process/error-name";
import { log } from "@/lib/process/log";

/** The problem when no answer came: a read changed nothing, a write may have changed anything. */
export type NoAnswer = "unreachable" | "unknown-outcome";

/** Only name, operation, request id and skew are logged: AWS's messages can echo a secret (measured). */
export function toProblem(error: unknown, operation: string, noAnswer: NoAnswer): Problem {
  if (!(error instanceof Error)) throw error;
  const requestId =
    error instanceof CognitoIdentityProviderServiceException ? error.$metadata.requestId : undefined;
  const code = isPrivateLink(error)
    ? "private-link"
    : (codes.get(error.name) ?? (statusIn(error) === NOT_IMPLEMENTED ? "unsupported" : undefined));
  const skew = code === "aws-credentials" ? skewOf(error) : null;
  log.warn(
    { operation, error: errorName(error), requestId, ...(skew !== null && { clockSkewMs: skew }) },
    "Cognito refused a call",
  );
  if (skew !== null) return problem("wrong-clock", { message: clockSentence(skew), requestId });
  if (code) return known(error, code, operation, requestId);
  if ("code" in error && typeof error.code === "string" && neverSent.has(error.code))
    return problem("unreachable");
  return problem(noAnswer, { requestId });
}

/** This refusal has a text of its own (seen in public records of 2026); the name of its error is not known. */
const isPrivateLink = ({ message }: Error) => message.startsWith("PrivateLink access is disabled");

/** Moto’s answer to an operation that it does not have, whose text is no JSON; AWS’s own never has this status. */
const NOT_IMPLEMENTED = 501;

const answered = z.object({ $response: z.object({ statusCode: z.number() }) });

const statusIn = (error: Error) => answered.safeParse(error).data?.$response.statusCode;

/** Told apart by name, not by status: AWS's model and its real answers disagree on statuses. */
const codes = new Map<string, ProblemCode>([
  ["ResourceNotFoundException", "not-found"],
  ["LimitExceededException", "limit"],
  ["ConcurrentModificationException", "busy"],
  ["InvalidParameterException", "refused"],
  ["InvalidOAuthFlowException", "refused"],
  ["ScopeDoesNotExistException", "refused"],
  ["OperationNotEnabledException", "refused"],
  ["FeatureUnavailableInTierException", "refused"],
  // AWS’s own name (IAM and Cognito’s common errors) and those of other programs that speak this API.
  ["UnknownOperationException", "unsupported"],
  ["InvalidAction", "unsupported"],
  ["NotImplementedException", "unsupported"],
  ["Unsupported", "unsupported"],
  ["TooManyRequestsException", "throttled"],
  ["ThrottlingException", "throttled"],
  ["NotAuthorizedException", "aws-denied"],
  ["AccessDeniedException", "aws-denied"],
  ["ExpiredTokenException", "aws-credentials"],
  ["UnrecognizedClientException", "aws-credentials"],
  ["InvalidSignatureException", "aws-credentials"],
  ["MissingAuthenticationTokenException", "aws-credentials"],
  ["RequestExpired", "aws-credentials"],
  ["CredentialsProviderError", "aws-credentials"],
  // STS's own names, for when the console assumes the role of a pool (STS API reference, common errors).
  ["AccessDenied", "aws-credentials"],
  ["ExpiredToken", "aws-credentials"],
  ["InvalidClientTokenId", "aws-credentials"],
  ["SignatureDoesNotMatch", "aws-credentials"],
]);

/** What is wrong, by the error's name: with the credentials, and in a copy of a pool. */
const nameSentences = new Map([
  [
    "OperationNotEnabledException",
    "Cognito doesn’t allow this in this Region: the pool here is a copy (replica), or its settings exclude it. Nothing was changed. Make the change in the pool’s primary Region.",
  ],
  [
    "ExpiredTokenException",
    "The console’s AWS credentials have expired. Nothing was changed. Ask an admin to renew them.",
  ],
  [
    "ExpiredToken",
    "The console’s AWS credentials have expired. Nothing was changed. Ask an admin to renew them.",
  ],
  [
    "CredentialsProviderError",
    "The console has no AWS credentials. Nothing was changed. Ask an admin to provide them.",
  ],
  [
    "AccessDenied",
    "The console can’t assume the role of this environment (sts:AssumeRole was denied). Nothing was changed. Ask an admin to allow it.",
  ],
]);

/** Refusals that a wrong clock explains: AWS takes signatures that are up to 5 minutes off (IAM guide, signing). */
const timed = new Set(["InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired"]);

/** The SDK's own limit: a little less than what AWS accepts, because the answer took a while to arrive. */
const LEAST_SKEW_MS = 240_000;

/** Milliseconds by which this clock is ahead of AWS's (behind: negative), if AWS refused for that; otherwise null. */
function skewOf(error: Error): number | null {
  const skew = timed.has(error.name) && "$response" in error ? skewIn(error.$response, now()) : null;
  return skew !== null && Math.abs(skew) >= LEAST_SKEW_MS ? skew : null;
}

function clockSentence(skew: number): string {
  const minutes = Math.round(Math.abs(skew) / 60_000).toLocaleString("en");
  const where = skew > 0 ? "ahead of" : "behind";
  return `The console’s clock is ${minutes} minutes ${where} AWS’s, so AWS refuses its requests. Nothing was changed. Ask an admin to synchronize it with NTP.`;
}

/** Operations that AWS allows on no single pool (Service Authorization Reference). */
export const ofAccount: ReadonlySet<string> = new Set(["DescribeUserPoolDomain", "GetProvisionedLimit"]);

/** Connections that were never made: the request cannot have been carried out. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

function known(error: Error, code: ProblemCode, operation: string, requestId: string | undefined): Problem {
  const action = `cognito-idp:${operation}`;
  if (code === "aws-denied")
    return problem(code, {
      message: `AWS refused this call, so nothing was changed: the console’s AWS role needs ${action} on ${ofAccount.has(operation) ? "all resources (*)" : "this pool"}.`,
      requestId,
    });
  if (code === "unsupported")
    return problem(code, {
      message: `This back end of Cognito doesn’t have ${action}, so nothing was changed and the console can’t offer what needs it. Ask an admin to check the console’s endpoint.`,
      requestId,
    });
  if (error.name === "ScopeDoesNotExistException")
    return problem("invalid", {
      requestId,
      fields: { scopes: "One of these scopes no longer exists. Reload the page to see the current scopes." },
    });
  const message = code === "limit" ? limitSentence(operation) : nameSentences.get(error.name);
  return problem(code, { requestId, ...(message && { message }) });
}

/**
 * What a LimitExceededException means, by the operation that it answers. Sources: Cognito's quotas page; API reference,
 * AddUserPoolClientSecret.
 */
const sentences = new Map([
  [
    "CreateUserPoolClient",
    "This pool has reached its limit of app clients (1,000, or up to 10,000 on request), so nothing was created. Delete unused clients, or request an increase in Service Quotas: Amazon Cognito user pools, app clients per user pool.",
  ],
  [
    "CreateResourceServer",
    "This pool has reached its limit of resource servers (25, or up to 300 on request), so nothing was created. Add the scopes to an existing one, or request an increase in Service Quotas: Amazon Cognito user pools, resource servers per user pool.",
  ],
  [
    "UpdateResourceServer",
    "A resource server can have at most 100 scopes; this limit can’t be raised. Nothing was changed. Remove unused scopes, or create another resource server.",
  ],
  [
    "UpdateUserPoolClient",
    "An app client can have at most 50 scopes; this limit can’t be raised. Nothing was changed. Remove some scopes, or create another client.",
  ],
  [
    "AddUserPoolClientSecret",
    "A client can have at most two secrets; this limit can’t be raised. Nothing was changed. Finish the rotation, which deletes the older secret, or cancel it.",
  ],
]);

/** The quota that an operation exceeded, and what to do about it; undefined for an operation without a known quota. */
const limitSentence = (operation: string): string | undefined => sentences.get(operation);
