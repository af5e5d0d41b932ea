import { MOST_SCOPES } from "@/lib/domain/scope";
import type { NoAnswer } from "@/lib/domain/token/answer";
import { type Address, addressIn, isPoolApi, isTokenAddress } from "@/lib/domain/token/reading/address";
import { type ApiFault, apiFaultIn } from "@/lib/domain/token/reading/api-fault";
import { type AwsFault, awsFaultIn, deniedIn } from "@/lib/domain/token/reading/aws-fault";
import { type Found, type Phrases, phraseIn } from "@/lib/domain/token/reading/found";
import { type Page, pageIn, silenceIn } from "@/lib/domain/token/reading/network";
import { oauthErrorIn } from "@/lib/domain/token/reading/oauth-error";
import { type Sent, sentIn } from "@/lib/domain/token/reading/sent";
import { statusIn } from "@/lib/domain/token/reading/status";

/**
 * Whose answer a text holds. `network` stands for none at all, `library` for a program that says only that it could not
 * read one.
 */
export type Source =
  | "token-endpoint"
  | "api"
  | "management-api"
  | "pool-api-host"
  | "proxy"
  | "network"
  | "library";

/** What a text says, each with the words that it rests on; null for what it does not say. Judges nothing. */
export type Reading = {
  readonly from: Found<Source> | null;
  readonly status: Found<number> | null;
  readonly address: Found<Address> | null;
  /** The code of an OAuth error, or the name of an AWS exception, as the text spells it. */
  readonly error: Found<string> | null;
  readonly silence: Found<NoAnswer> | null;
  readonly apiFault: Found<ApiFault> | null;
  readonly awsFault: Found<AwsFault> | null;
  readonly page: Found<Page> | null;
  /** The provider that answered, where it is not Cognito. */
  readonly provider: Found<string> | null;
  /** The action that AWS denied to the caller. */
  readonly denied: { readonly action: string; readonly resource: string } | null;
  /** The words by which Cognito says that a Lambda trigger of the pool failed. */
  readonly trigger: Found<string> | null;
  readonly sent: Sent;
  /** Scopes that the error names. */
  readonly scopes: readonly string[];
};

/** The longest text that is read; the rest is left out. */
const LONGEST_TEXT = 20_000;

/** Reads an error text: whose answer it is, its status, address and error. Linear in the text’s length. */
export function readText(whole: string): Reading {
  const text = fromFailure(whole.slice(0, LONGEST_TEXT));
  const lower = text.toLowerCase();
  const oauth = oauthErrorIn(text);
  const found = apiFaultIn(text);
  const address = addressIn(text);
  const isAtCognito = address?.value.host.endsWith(".amazoncognito.com") === true;
  const isApis =
    found !== null &&
    (lower.includes("bearer") || !isAtCognito) &&
    (oauth === null || lower.includes("bearer") || isBearers(oauth.value));
  const apiFault = isApis ? found : null;
  const aws = awsFaultIn(text);
  // API Gateway and AppSync name their errors in the same header as Cognito’s API does.
  const awsFault = apiFault && gateways.some((word) => lower.includes(word)) ? null : aws.fault;
  const poolApi = phraseIn(text, poolApiHost);
  const status = statusIn(text, awsFault === null);
  const error = awsFault
    ? aws.name
    : poolApi
      ? unknownOperationIn(text)
      : apiFault
        ? (bearerErrorIn(text) ?? aws.name)
        : oauth;
  const hasAnswer = status !== null || error !== null || awsFault !== null || apiFault !== null;
  const facts = {
    status,
    address: asked(address, awsFault !== null),
    error,
    silence: hasAnswer && !isTunnel(status, lower) ? null : silenceIn(text),
    apiFault: awsFault || poolApi ? null : apiFault,
    awsFault: poolApi ? null : awsFault,
    page: pageIn(text),
    sent: sentIn(text),
    scopes: scopesIn(text),
    provider: phraseIn(text, providers),
    denied: deniedIn(text),
    trigger: phraseIn(text, [
      ["failed", ["pretokengeneration failed", "pretokengeneration invocation", "lambda trigger"]],
    ]),
  };
  return { from: sourceOf(text, lower, facts, poolApi), ...facts };
}

/** The text from an issued token on, where another request follows it: that one failed. */
function fromFailure(text: string): string {
  const rest = text.split('"access_token"').at(-1) ?? "";
  return /https?:\/\//.test(rest) && statusIn(rest) ? rest : text;
}

/** Marks of AWS services that check tokens for an API. */
const gateways = ["x-amzn-errortype", '"errortype"', "execute-api", "apigw"];

/** The errors of RFC 6750, which only APIs use, and the one of AWS’s gateways. */
const bearerErrors: Phrases<string> = [
  ["insufficient_scope", ["insufficient_scope"]],
  ["invalid_token", ["invalid_token"]],
  ["invalid_request", ['bearer error="invalid_request"']],
  ["UnauthorizedException", ["unauthorizedexception"]],
];

const bearerErrorIn = (text: string) => phraseIn(text.replaceAll("invalid_token_response", ""), bearerErrors);

const isBearers = (code: string) => code === "invalid_token" || code === "insufficient_scope";

/** What the API host of a pool answers to a request that names no operation (seen in two public reports, not in AWS’s pages). */
const poolApiHost: Phrases<"BadRequest"> = [
  ["BadRequest", ["did not understand the operation that was requested", "unknownoperationexception"]],
];

const unknownOperationIn = (text: string) =>
  phraseIn(text, [["UnknownOperationException", ["unknownoperationexception"]]]);

/** Error codes and addresses of providers that people mix up with Cognito. */
const providers: Phrases<string> = [
  ["Microsoft Entra ID", ["aadsts", "login.microsoftonline.com"]],
  ["Keycloak", ["/realms/", "protocol/openid-connect"]],
  ["Auth0", [".auth0.com"]],
  ["Okta", [".okta.com", ".oktapreview.com"]],
];

/** Tools of the management API name identifiers of resource servers, which may be addresses: only AWS’s own were asked. */
const asked = (address: Found<Address> | null, isAws: boolean): Found<Address> | null =>
  isAws && !/\.amazon(?:aws|cognito)\./.test(address?.value.host ?? "") ? null : address;

/** A proxy that opened a tunnel answered, and the server behind it did not. */
const isTunnel = (status: Found<number> | null, lower: string) =>
  status?.value === 200 && lower.includes("connection established");

function sourceOf(
  text: string,
  lower: string,
  facts: Omit<Reading, "from">,
  poolApi: Found<string> | null,
): Found<Source> | null {
  const { status, address, error, silence, apiFault, awsFault, page } = facts;
  const from = (value: Source, found: Found<unknown>) => ({ value, words: found.words });
  const isAsked = (it: (address: Address) => boolean) => (address && it(address.value) ? address : null);
  if (awsFault) return from("management-api", awsFault);
  const api =
    poolApi ?? (status ? isAsked((it) => isPoolApi(it) && it.path?.includes("/oauth2/") === true) : null);
  if (api) return from("pool-api-host", api);
  if (apiFault) return from("api", apiFault);
  const bearer = lower.includes("authorization: bearer") || status?.value === 401;
  const isPage =
    page?.value === "proxy" || page?.value === "firewall" || (status?.value === 403 && isHtml(lower));
  if (page && isPage && bearer && status) return from("api", status);
  if (isPage && silence && !status) return from("network", silence);
  if (isPage) return from("proxy", page ?? { value: "", words: "text/html" });
  if (status?.value === 407 || status?.value === 511) return from("proxy", status);
  if (error) return from("token-endpoint", error);
  if (silence) return from("network", silence);
  const said = phraseIn(lower, tokenEndpoint);
  if (said) return from("token-endpoint", said);
  if (status && text.includes(" /oauth2/token HTTP/")) return from("token-endpoint", status);
  const token = status ? isAsked(isTokenAddress) : null;
  if (token) return from("token-endpoint", token);
  const other = status ? isAsked((it) => it.path !== null && !isPoolApi(it)) : null;
  if (other) return from("api", other);
  return status ? null : phraseIn(text, complaints);
}

const isHtml = (lower: string) => lower.includes("text/html") || lower.includes("<html");

/** Words that only stand in an answer of a token endpoint, or in an error about one. */
const tokenEndpoint: Phrases<"token-endpoint"> = [
  [
    "token-endpoint",
    [
      "token endpoint answered",
      "cannot fetch token",
      "access token response",
      "x-amz-cognito-request-id",
      '"access_token":"',
      '"access_token": "',
    ],
  ],
];

/** Programs that could not read an answer, and do not say which one it was; or got none, and do not say why. */
const complaints: Phrases<Source> = [
  ["network", ["typeerror: fetch failed"]],
  [
    "library",
    [
      "missingtokenerror",
      "missing_token",
      "missing access token",
      "missing access_token",
      "expecting value",
      'error("expected value"',
      "expected value at line",
      "failed to fetch",
      "networkerror when attempting",
      "is not valid json",
      "end of json input",
      "unexpected token",
      "looking for beginning of value",
      "invalid_token_response",
      "insecure_transport",
      "insecuretransport",
      "jsondecodeerror",
      "jsonparseexception",
      "jsonreaderexception",
      "unexpected character",
      "could not extract response",
      "cannot read properties of undefined",
      "keyerror: 'access_token'",
      'keyerror: "access_token"',
    ],
  ],
];

/** Scopes in a challenge (RFC 6750), the one that Cognito’s API does not know, or those of a printed request. */
function scopesIn(text: string): string[] {
  const unknown = /invalid scope requested:? ?([\x21\x23-\x5b\x5d-\x7e]{1,256})/i.exec(text)?.[1];
  if (unknown !== undefined) return [unknown.replace(/[.,;)]$/, "")];
  const named = /\bscope["']?\s{0,3}[=:]\s{0,3}["']?([^"'&\r\n{}]{1,2000})/i.exec(text)?.[1] ?? "";
  const words = named
    .replace(/%2F/gi, "/")
    .replace(/%3A/gi, ":")
    .replace(/%20|\+/g, " ")
    .split(" ");
  return words.filter((word) => word !== "").slice(0, MOST_SCOPES);
}
