import { z } from "zod";
import { clientIdShape } from "@/lib/domain/client/id";
import { type NoAnswer, oauthErrors, scopeShape, type TokenAnswer } from "@/lib/domain/token/answer";
import { explainFailure, wrongDomain, wrongType } from "@/lib/domain/token/failure";
import type { Explanation, PoolState } from "@/lib/domain/token/refusal";

/** The content type that the token endpoint takes. */
const FORM = "application/x-www-form-urlencoded";
const statusRule = "Enter an HTTP status from 100 to 599.";
export const sentTypes = ["", FORM, "application/json", "another"] as const;

/** The known facts about a token request that failed in another program; unknown ones are empty. Holds no secret. */
export const foundFailure = z
  .strictObject({
    ...clientIdShape,
    error: z.enum(["", ...oauthErrors]),
    status: z.int().min(100, statusRule).max(599, statusRule).nullable(),
    text: z.string().max(20_000, "Paste only the response, up to 20,000 characters."),
    url: z.string().trim().max(2_048, "This is too long for a token endpoint URL."),
    contentType: z.enum(sentTypes),
    scopes: z.array(scopeShape).max(100, "Cognito accepts at most 50 scopes."),
  })
  .refine(({ error, status, text }) => error !== "" || status !== null || text.trim() !== "", {
    message: "Paste the response, choose the error or enter the status.",
  });
export type FoundFailure = z.infer<typeof foundFailure>;

/** The cause in this pool of a failure that another program met. */
export function explainFound(found: FoundFailure, state: PoolState): Explanation {
  const { tokenUrl, otherTokenUrls } = state;
  if (found.contentType !== "" && found.contentType !== FORM) return wrongType();
  if (found.url !== "" && tokenUrl !== null) {
    const askedUrl = addressIn(found.url);
    if (![tokenUrl, ...otherTokenUrls].includes(askedUrl)) return wrongDomain({ ...state, askedUrl });
  }
  return explainFailure(answerIn(found), { ...state, askedUrl: tokenUrl });
}

/** An address without query and fragment, which may hold a secret. Text that is no address may too: none is kept. */
function addressIn(typed: string): string {
  const text = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(text)) return "an unreadable URL";
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname}`;
}

/** The answer in a pasted text: a status line, an OAuth error anywhere in it, or a network error. */
function answerIn({ error, status, text }: FoundFailure): TokenAnswer {
  const words = new Set(text.match(/\w+/g));
  const named = error === "" ? oauthErrors.find((it) => words.has(it)) : error;
  const line = /\bHTTP\/[\d.]+ (\d{3})\b/.exec(text)?.[1];
  const said = status ?? (line === undefined ? null : Number(line));
  const why = silences.find(([pattern]) => pattern.test(text))?.[1];
  if (named === undefined && said === null && why) return { is: "unanswered", why, ms: 0 };
  return {
    is: "answered",
    status: said ?? (named ? 400 : 200),
    contentType: "",
    requestId: null,
    text: named ? JSON.stringify({ error: named }) : text,
    isCut: false,
    ms: 0,
  };
}

/** The messages of curl, Node, Python, Go, Java and .NET when no answer comes. */
const silences: readonly [RegExp, NoAnswer][] = [
  [
    /ENOTFOUND|EAI_AGAIN|resolve host|name.{0,20}not (known|be resolved)|no such host|UnknownHost|getaddrinfo/i,
    "name",
  ],
  [/certificate|x509|\bSSL|\bTLS\b|PKIX/i, "tls"],
  [/ECONNREFUSED|refused|ENETUNREACH|EHOSTUNREACH|unreachable|no route/i, "refused"],
  [/time(?:d|d[ -]|[ -])?out|ETIMEDOUT|deadline exceeded/i, "timeout"],
  [/ECONNRESET|\breset\b|hang up|broken pipe|empty reply|\bEOF\b|closed/i, "broken"],
];
