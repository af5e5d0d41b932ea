import type { NoAnswer } from "@/lib/domain/token/answer";
import { type Address, addressIn, isTokenAddress } from "@/lib/domain/token/reading/address";
import { type ApiFault, apiFaultIn } from "@/lib/domain/token/reading/api-fault";
import { type AwsFault, awsFaultIn } from "@/lib/domain/token/reading/aws-fault";
import { type Found, type Phrases, phraseIn } from "@/lib/domain/token/reading/found";
import { type Page, pageIn, silenceIn } from "@/lib/domain/token/reading/network";
import { oauthErrorIn } from "@/lib/domain/token/reading/oauth-error";
import { type Sent, sentIn } from "@/lib/domain/token/reading/sent";
import { statusIn } from "@/lib/domain/token/reading/status";

/** Whose answer a text holds: `library` is a program that says only that it could not read one. */
export type Source = "token-endpoint" | "api" | "management-api" | "network" | "library";

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
  readonly sent: Sent;
  /** Scopes that the error names. */
  readonly scopes: readonly string[];
};

/** The longest text that is read; the rest is left out. */
const LONGEST_TEXT = 20_000;

/** Reads an error text: whose answer it is, its status, address and error. Linear in the text’s length. */
export function readText(whole: string): Reading {
  const text = whole.slice(0, LONGEST_TEXT);
  const aws = awsFaultIn(text);
  const oauth = oauthErrorIn(text);
  const api = apiFaultIn(text);
  const host = phraseIn(text, poolApiHost);
  const isApis = api !== null && (oauth === null || /bearer/i.test(text) || !isTokenEndpoints(oauth.value));
  const status = statusIn(text, aws.fault === null);
  const address = addressIn(text);
  const error = host ?? (aws.fault ? aws.name : isApis ? bearerErrorIn(text) : oauth);
  const hasAnswer = status !== null || error !== null || aws.fault !== null || isApis;
  const facts = {
    status,
    address,
    error,
    silence: hasAnswer && !isTunnel(status, text) ? null : silenceIn(text),
    apiFault: isApis && !aws.fault ? api : null,
    awsFault: aws.fault,
    page: pageIn(text),
    sent: sentIn(text),
    scopes: scopesIn(text),
  };
  return { from: sourceOf(text, facts), ...facts };
}

/** The codes of RFC 6750, which only APIs use. */
const bearerErrors: Phrases<string> = [
  ["insufficient_scope", ["insufficient_scope"]],
  ["invalid_token", ["invalid_token"]],
  ["invalid_request", ['bearer error="invalid_request"']],
];

const bearerErrorIn = (text: string) => phraseIn(text, bearerErrors);

const isTokenEndpoints = (code: string) => code !== "invalid_token" && code !== "insufficient_scope";

/** What the API host of a pool answers to a request that names no operation (seen in two public reports, not in AWS’s pages). */
const poolApiHost: Phrases<string> = [
  ["BadRequest", ["did not understand the operation that was requested"]],
  ["UnknownOperationException", ["unknownoperationexception"]],
];

/** A proxy that opened a tunnel answered, and the server behind it did not. */
const isTunnel = (status: Found<number> | null, text: string) =>
  status?.value === 200 && /connection established/i.test(text);

function sourceOf(text: string, facts: Omit<Reading, "from">): Found<Source> | null {
  const { status, address, error, silence, apiFault, awsFault, page } = facts;
  const from = (value: Source, found: Found<unknown>) => ({ value, words: found.words });
  if (awsFault) return from("management-api", awsFault);
  if (apiFault) return from("api", apiFault);
  if (error?.value === "BadRequest" || error?.value === "UnknownOperationException")
    return from("management-api", error);
  if (page?.value === "proxy") return from("network", page);
  if (status?.value === 407) return from("network", status);
  if (error) return from("token-endpoint", error);
  if (silence) return from("network", silence);
  const said = phraseIn(text, [["token-endpoint", ["token endpoint answered"]]]);
  if (said) return from("token-endpoint", said);
  if (status && text.includes(" /oauth2/token HTTP/")) return from("token-endpoint", status);
  if (address && status) {
    if (isTokenAddress(address.value)) return from("token-endpoint", address);
    if (address.value.path !== null && !address.value.host.includes("cognito-idp"))
      return from("api", address);
  }
  const complaint = status ? null : phraseIn(text, complaints);
  return complaint ? from("library", complaint) : null;
}

/** Programs that could not read an answer, and do not say which one it was. */
const complaints: Phrases<"library"> = [
  [
    "library",
    [
      "missingtokenerror",
      "missing_token",
      "missing access token",
      "missing access_token",
      "expecting value",
      "fetch failed",
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

/** A scope in a challenge (RFC 6750), and the one that Cognito’s API does not know. */
function scopesIn(text: string): string[] {
  const challenge = /\bscope="([^"\r\n]{1,2000})"/.exec(text)?.[1];
  const unknown = /[Ii]nvalid scope requested:? ?([\x21\x23-\x5b\x5d-\x7e]{1,256})/.exec(text)?.[1];
  const words = challenge?.split(" ").filter((word) => word !== "") ?? [];
  return unknown === undefined ? words.slice(0, 50) : [unknown.replace(/[.,;)]$/, "")];
}
