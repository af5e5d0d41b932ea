import { type Found, type Phrases, phraseIn } from "@/lib/domain/token/reading/found";

/** What an API, or the library in it, has against a token. */
export type ApiFault =
  | "scope"
  | "denied"
  | "token-use"
  | "audience"
  | "expired"
  | "too-early"
  | "issuer"
  | "signature"
  | "keys"
  | "malformed"
  | "missing"
  | "refused";

/**
 * The complaint of an API about a token. Wording of: API Gateway (its gateway responses, and its troubleshooting page for
 * JWT authorizers), jose, jsonwebtoken, PyJWT, Microsoft.IdentityModel, Spring Security, Envoy, golang-jwt and jsonwebtoken
 * of Rust.
 */
export function apiFaultIn(whole: string): Found<ApiFault> | null {
  // Spring’s own word for an answer that is no token.
  const text = whole.replaceAll("invalid_token_response", "");
  return phraseIn(text, faults) ?? challengeIn(text);
}

/** A challenge of RFC 6750 that says no more than its name. */
function challengeIn(text: string): Found<ApiFault> | null {
  const bare = /www-authenticate:? {0,3}["']?bearer\b/i.exec(text)?.[0];
  return bare === undefined ? null : { value: "refused", words: bare };
}

const faults: Phrases<ApiFault> = [
  ["denied", ["access this resource with an explicit deny"]],
  ["token-use", ["token use not allowed", "invalidtokenuse", "token_use claim", "claim token_use"]],
  [
    "scope",
    [
      "insufficient_scope",
      "insufficient scope",
      "user is not authorized to access this resource",
      "required scope",
      "scope not allowed:",
      "jwtinvalidscope",
      "scope mismatch",
      "missing scope",
      "missing required scope",
      "does not have the required scope",
      "rbac: access denied",
      "authorizationdeniedexception",
      "springframework.security.access.accessdeniedexception",
    ],
  ],
  [
    "audience",
    [
      "valid audience",
      "missing field `aud`",
      "idx10206",
      "idx10208",
      "idx10214",
      "token audiences are",
      '"aud" claim',
      "'aud' claim",
      "`aud` claim",
      "aud claim",
      "claim aud",
      "claim: aud",
      "claim 'aud'",
      'claim "aud"',
      "audience doesn't match",
      "audience invalid",
      "invalid audience",
      "invalidaudience",
      "audience is invalid",
      "audience validation failed",
      "audience mismatch",
      "audiences in jwt are not allowed",
      "audience not allowed",
      "wrong audience",
      "unexpected audience",
      "audience claim",
      "(aud) claim",
      "the audience '",
      "expected audience",
      "does not contain the required audience",
      "audiences don't match",
      "claim 'client_id' value mismatch",
      "invalidclientid",
    ],
  ],
  [
    "expired",
    [
      "jwt expired",
      "jwt is expired",
      "token has expired",
      "token is expired",
      "token expired",
      "expiredsignature",
      "signature has expired",
      '"exp" claim timestamp check failed',
      "idx10223",
      "jwtexpired",
      "jwt_expired",
      "expiredjwtexception",
      "the access token expired",
      "securitytokenexpired",
      "err_jwt_expired",
    ],
  ],
  [
    "too-early",
    [
      "immaturesignature",
      "token is not yet valid",
      "jwt not yet valid",
      "jwt is not yet valid",
      "jwt not active",
      "idx10222",
      "used before issued",
      "issued in the future",
      "token used before",
      '"iat" claim timestamp check failed',
      '"nbf" claim timestamp check failed',
      "issued at (iat)",
      "jwt used before",
    ],
  ],
  [
    "keys",
    [
      "idx20803",
      "idx20804",
      "unable to obtain configuration from",
      "couldn't retrieve remote jwk set",
      "could not retrieve remote jwk",
      "unable to find a signing key",
      "jwks fetch",
      "jwks doesn't have key",
      "jwks remote fetch is failed",
      "failed to fetch jwks",
      "jwkstimeout",
      "jwksnomatchingkey",
      "err_jwks_no_matching_key",
      "no applicable key found",
      "no matching key found",
      "another algorithm expected, or no matching key",
      "unable to match key",
      "idx10503",
      "idx10501",
      "kid not found",
      "signature key was not found",
      "kidnotfound",
      "discovery endpoint",
      "discovery document",
      "signingkeynotfound",
    ],
  ],
  [
    "issuer",
    [
      "idx10205",
      "idx10211",
      "jwt issuer is not configured",
      "issuer invalid",
      "invalid issuer",
      "invalidissuer",
      "issuer is invalid",
      "issuer validation failed",
      "issuer mismatch",
      "issuer does not match",
      '"iss" claim',
      "iss claim",
      "claim iss",
      "unexpected issuer",
      "issuer not allowed",
      "found for given 'iss'",
    ],
  ],
  [
    "signature",
    [
      "invalid signature",
      "invalidsignature:",
      "invalidsignatureerror",
      "signature verification failed",
      "signature validation failed",
      "jwt verification fails",
      "signature is invalid",
      "idx10500",
      "idx10511",
      "idx10517",
      "crypto/rsa: verification error",
      "jwssignatureverificationfailed",
      "invalid algorithm",
      "err_jws_signature",
    ],
  ],
  [
    "malformed",
    [
      "jwt malformed",
      "idx12741",
      "idx14100",
      "not enough segments",
      "invalid compact jws",
      "token is malformed",
      "token contains an invalid number of segments",
      "malformed token",
      "malformed jwt",
      "jwt is not in the form",
      "invalid jwt serialization",
      "jws invalid",
      "invalid number of segments",
    ],
  ],
  [
    "missing",
    [
      "missing authentication token",
      "invalid key=value pair (missing equal-sign) in authorization header",
      "jwt is missing",
      "jwt not present",
      "no token provided",
      "jwt must be provided",
      "no authorization header",
      "missing authorization header",
      "authorization header is missing",
      "no bearer token",
      "bearer token is missing",
      "full authentication is required",
      "valid authorization header not provided",
      "authorization header requires 'credential' parameter",
      "not authenticated",
    ],
  ],
  [
    "refused",
    [
      "invalid_token",
      "invalid bearer token",
      "invalid access token",
      "invalid_access_token",
      "unauthorizedexception",
      "not authorized to make this call",
      '{"message":"unauthorized"}',
      "access token is missing",
      '{"message": "unauthorized"}',
      '{"message":"forbidden"}',
      '{"message": "forbidden"}',
      '"message":"unauthorized"',
      '{"message":null}',
      "explicit deny",
      "invalidbearertokenexception",
      "jsonwebtokenerror",
      "jwtclaimvalidationfailed",
      "err_jwt",
      "securitytokenexception",
      "badjwtexception",
    ],
  ],
];
