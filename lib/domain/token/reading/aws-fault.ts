import { type Found, type Phrases, phraseIn } from "@/lib/domain/token/reading/found";

/** An error of Cognito's management API, by what it is about. */
export type AwsFault =
  | "scope-missing"
  | "flow"
  | "parameter"
  | "exists"
  | "limit"
  | "throttled"
  | "not-found"
  | "wrong-secret"
  | "token-flow-missing"
  | "denied"
  | "not-authorized"
  | "credentials"
  | "at-once"
  | "replica"
  | "private-link"
  | "tier"
  | "region"
  | "other"
  | "failed";

/** An error of the management API in a text: its name where the text gives one, and what it is about. */
export function awsFaultIn(text: string): { name: Found<string> | null; fault: Found<AwsFault> | null } {
  const name = exceptionIn(text, (it) => names.has(it));
  const said = phraseIn(text, messages);
  if (said) return { name, fault: said };
  const known = name && names.get(name.value);
  if (known && name) return { name, fault: { value: known, words: name.words } };
  const fault = phraseIn(text, contexts);
  return { name: fault && exceptionIn(text, (it) => it.endsWith("Exception")), fault };
}

const names = new Map<string, AwsFault>([
  ["ScopeDoesNotExistException", "scope-missing"],
  ["InvalidOAuthFlowException", "flow"],
  ["InvalidParameterException", "parameter"],
  ["ValidationException", "parameter"],
  ["SerializationException", "parameter"],
  ["LimitExceededException", "limit"],
  ["TooManyRequestsException", "throttled"],
  ["ThrottlingException", "throttled"],
  ["ResourceNotFoundException", "not-found"],
  ["NotAuthorizedException", "not-authorized"],
  ["AccessDeniedException", "denied"],
  ["AccessDenied", "denied"],
  ["UnrecognizedClientException", "credentials"],
  ["ExpiredTokenException", "credentials"],
  ["ExpiredToken", "credentials"],
  ["InvalidSignatureException", "credentials"],
  ["SignatureDoesNotMatch", "credentials"],
  ["InvalidClientTokenId", "credentials"],
  ["MissingAuthenticationTokenException", "credentials"],
  ["IncompleteSignatureException", "credentials"],
  ["ConcurrentModificationException", "at-once"],
  ["OperationNotEnabledException", "replica"],
  ["FeatureUnavailableInTierException", "tier"],
  ["InternalErrorException", "failed"],
  ["InternalServerException", "failed"],
  ["ForbiddenException", "denied"],
  ["NoCredentialsError", "credentials"],
  ["PartialCredentialsError", "credentials"],
  ["CredentialRetrievalError", "credentials"],
  ["NoRegionError", "region"],
  ["ParamValidationError", "parameter"],
]);

/** Exceptions of these names also exist in Java and .NET, where the name of a package stands before them. */
const foreign = ["springframework", "javax", "jakarta", "java", "microsoft", "system"];

function isForeign(before: string): boolean {
  const owner =
    before
      .split(/[^\w.]/)
      .at(-1)
      ?.toLowerCase() ?? "";
  return owner.endsWith(".") && foreign.some((name) => owner.includes(name));
}

function exceptionIn(text: string, isOne: (word: string) => boolean): Found<string> | null {
  for (const { 0: found, index } of text.matchAll(/\b[A-Z][A-Za-z]{5,50}\b/g)) {
    if (!isOne(found) || isForeign(text.slice(Math.max(0, index - 60), index))) continue;
    return { value: found, words: found };
  }
  return null;
}

/** What only the tools of the management API write, whatever the error is. */
const contexts: Phrases<AwsFault> = [
  [
    "other",
    [
      "operation error cognito identity provider",
      "service: cognitoidentityprovider",
      "awscognitoidentityproviderservice.",
    ],
  ],
];

/** Sentences of the management API, the SDKs, the CLI, CloudFormation and Terraform that say more than the error's name. */
const messages: Phrases<AwsFault> = [
  ["private-link", ["privatelink access is disabled"]],
  ["token-flow-missing", ["allow_client_token_auth"]],
  ["wrong-secret", ["invalid client or secret"]],
  ["scope-missing", ["invalid scope requested"]],
  ["flow", ["client_credentials flow can not be selected", "is not supported with client_credentials flow"]],
  [
    "exists",
    [
      "domain already associated",
      "already exists in user pool",
      "user pool already has a domain",
      "resource server already exists",
    ],
  ],
  [
    "parameter",
    [
      "allowedoauthflows and allowedoauthscopes are required",
      "invalid range for token validity",
      "domain cannot contain reserved word",
      "failed to satisfy constraint",
      "parameter validation failed",
    ],
  ],
  [
    "credentials",
    [
      "security token included in the request",
      "could not load credentials",
      "unable to locate credentials",
      "unable to load credentials",
      "unable to load aws credentials",
      "no valid credential sources",
      "failed to retrieve credentials",
      "failed to refresh cached credentials",
      "no ec2 imds role found",
      "need to perform aws calls for account",
      "token has expired and refresh failed",
      "sso session associated with this profile",
      "config profile (",
      "unable to resolve aws account",
      "the request signature we calculated",
      "signature not yet current",
      "signature expired:",
    ],
  ],
  [
    "region",
    ["region is missing", "you must specify a region", "missing region in config", "could not find region"],
  ],
  ["throttled", ["rate exceeded (service", "handlererrorcode: throttling"]],
  ["denied", ["is not authorized to perform"]],
  ["at-once", ["only one request to update user pool client"]],
  ["not-found", ["user pool client does not exist", "resource server does not exist"]],
];

/** The action that AWS denied, and on what; null where the text does not name both. */
export function deniedIn(text: string): { readonly action: string; readonly resource: string } | null {
  const denied = /not authorized to perform: ([a-z-]{2,30}:\w{2,60}) on resource: (\S{1,300})/.exec(text);
  return denied?.[1] && denied[2] ? { action: denied[1], resource: denied[2] } : null;
}
