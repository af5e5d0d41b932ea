import "server-only";
import {
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
} from "@aws-sdk/client-cognito-identity-provider";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { now } from "@/lib/clock";
import { type Priority, turn } from "@/lib/cognito/scheduler";
import { config } from "@/lib/config";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { log } from "@/lib/log";
import { noteRequestId } from "@/lib/request-id";

/** Where a call goes: a pool, or what it will become one from (lib/cognito/pools). */
export type Target = { readonly id: string; readonly region: string; readonly roleArn: string | null };

/** One call to be made with the client of its target. */
export type Send<T> = (
  client: CognitoIdentityProviderClient,
  options: { abortSignal: AbortSignal },
) => Promise<T>;

/**
 * Runs an idempotent call in its turn, again after throttling and lost answers, for at most 15 seconds.
 * Answers not-found, aws-denied, aws-credentials, throttled, unreachable, refused, invalid, limit.
 */
export const read = <T>(operation: string, target: Target, send: Send<T>, priority: Priority = "now") =>
  insist(operation, target, send, priority, READ);

/**
 * Runs a call that must not be repeated: again only after throttling, which is known to have done nothing.
 * An answer that never came within 10 seconds is the problem `unknown-outcome`, and the caller has to find out.
 * Otherwise as `read`.
 */
export const writeOnce = <T>(operation: string, target: Target, send: Send<T>) =>
  insist(operation, target, send, "now", WRITE);

/** Runs a call to AWS once and turns what it throws into a Problem. Answers as `read`. */
export async function call<T>(
  operation: string,
  send: () => Promise<T>,
  noAnswer: NoAnswer = "unreachable",
): Promise<Result<T>> {
  try {
    return ok(await send());
  } catch (error) {
    return failed(toProblem(error, operation, noAnswer));
  }
}

/** What an SDK client needs besides its Region to act in this role; nothing for the console's own credentials. */
export const credentialsFor = (roleArn: string | null) =>
  roleArn === null
    ? {}
    : {
        credentials: fromTemporaryCredentials({ params: { RoleArn: roleArn, RoleSessionName: "clientele" } }),
      };

type Patience = { deadlineMs: number; attempts: number; again: readonly ProblemCode[]; noAnswer: NoAnswer };
type NoAnswer = "unreachable" | "unknown-outcome";

const READ: Patience = {
  deadlineMs: 15_000,
  attempts: 4,
  again: ["throttled", "unreachable"],
  noAnswer: "unreachable",
};
const WRITE: Patience = {
  deadlineMs: 10_000,
  attempts: 2,
  again: ["throttled"],
  noAnswer: "unknown-outcome",
};

async function insist<T>(
  operation: string,
  target: Target,
  send: Send<T>,
  priority: Priority,
  { deadlineMs, attempts, again, noAnswer }: Patience,
): Promise<Result<T>> {
  const deadline = now() + deadlineMs;
  for (let attempt = 1; ; attempt += 1) {
    await turn(operation, target.id, priority);
    const abortSignal = AbortSignal.timeout(deadlineMs);
    const result = await call(operation, () => send(clientFor(target), { abortSignal }), noAnswer);
    const isOver = result.ok || !again.includes(result.problem.code);
    if (isOver || attempt === attempts || now() > deadline) return result;
    await pause(Math.random() * Math.min(8_000, 500 * 2 ** attempt));
  }
}

const clients = new Map<string, CognitoIdentityProviderClient>();

/** One attempt each: the SDK's own retries repeat creations, and it takes LimitExceededException for throttling. */
function clientFor({ region, roleArn }: Target): CognitoIdentityProviderClient {
  const key = `${region} ${roleArn}`;
  const known = clients.get(key);
  if (known) return known;
  const endpoint = config().cognitoEndpoint;
  const made = new CognitoIdentityProviderClient({
    region,
    maxAttempts: 1,
    ...(endpoint && { endpoint }),
    ...credentialsFor(roleArn),
  });
  made.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (call) => {
        const answer = await next(call);
        if (!/^(List|Describe)/.test(commandName)) noteRequestId(answer.output.$metadata.requestId);
        return answer;
      },
    { step: "initialize" },
  );
  clients.set(key, made);
  return made;
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

/** Only name, operation and request id are logged: AWS's messages can echo a secret (measured). */
function toProblem(error: unknown, operation: string, noAnswer: NoAnswer): Problem {
  if (!(error instanceof Error)) throw error;
  const requestId =
    error instanceof CognitoIdentityProviderServiceException ? error.$metadata.requestId : undefined;
  log.warn({ operation, error: error.name, requestId }, "Cognito refused a call");
  if (isKnown(error.name)) return known(error, codes[error.name], operation, requestId);
  if ("code" in error && typeof error.code === "string" && neverSent.has(error.code))
    return problem("unreachable");
  return problem(noAnswer, { requestId });
}

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

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
