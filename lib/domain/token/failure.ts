import { type NoAnswer, refusalIn, type TokenAnswer } from "@/lib/domain/token/answer";
import { type Cause, type Explanation, explainRefusal, type PoolState } from "@/lib/domain/token/refusal";

/** The cause of a failed token request in this pool. The answer may also be one that another program got. */
export function explainFailure(answer: TokenAnswer | null, state: PoolState): Explanation {
  if (state.askedUrl === null || answer === null)
    return it("no-domain", "This pool has no domain", "Without a domain there is no token endpoint to ask.");
  if (answer.is === "unanswered") return explainSilence(answer.why, state);
  const refusal = refusalIn(answer);
  // All documented refusals are 400s (token endpoint page). Another status is none, whatever the body says.
  if (refusal && answer.status === 400) return explainRefusal(refusal.error, state);
  return explainStatus(answer.status, answer.text, state);
}

/** The cause of a request that went to another address than the pool's own. */
export const wrongDomain = ({ askedUrl, tokenUrl }: PoolState): Explanation =>
  it(
    "wrong-domain",
    "The pool has no such token endpoint",
    tokenUrl === null
      ? `${askedUrl} belongs to no domain: the pool has none any more.`
      : `The request went to ${askedUrl}. The pool’s token endpoint is ${tokenUrl}.`,
  );

/** The cause of a request that was not a form sent by POST. */
export const wrongType = (): Explanation =>
  it(
    "wrong-method-or-type",
    "The token endpoint takes forms by POST only",
    "It wants POST with the content type application/x-www-form-urlencoded, neither JSON nor GET. A proxy on the way may have changed that.",
  );

function explainStatus(status: number, text: string, state: PoolState): Explanation {
  const { askedUrl, tokenUrl } = state;
  if (status === 429 || /rate exceeded|TooManyRequests/i.test(text))
    return it(
      "throttled",
      "Cognito is limiting token requests",
      "The account has 150 a second for all its pools, a client 300. Wait a few seconds; if it stays so, some program asks for a token each time instead of keeping it.",
    );
  if (askedUrl !== tokenUrl && status >= 400) return wrongDomain(state);
  if (status === 404)
    return it(
      "wrong-domain",
      "Nobody answers for this pool at this address",
      `${askedUrl} answered 404. A new domain takes up to a minute, a custom one longer.`,
    );
  if (status === 405 || status === 415) return wrongType();
  if (status === 403)
    return it(
      "firewall",
      "A firewall refused the request",
      "The answer is not Cognito’s own: an AWS WAF web ACL on this pool, or a proxy, keeps this address or this kind of request out. Ask the people who run it.",
    );
  if (status >= 300 && status < 400)
    return it(
      "redirect",
      "The address leads elsewhere",
      "The token endpoint never redirects: something else answers at this address. The console follows none, because a secret goes to the pool’s own endpoint only.",
    );
  if (status >= 500)
    return it(
      "cognito-failed",
      "Cognito failed",
      "Its answer was an error of its own, or of a trigger of this pool. No token was issued. Try again in a moment.",
    );
  return it(
    "not-oauth",
    "The answer is no token and no OAuth error",
    "Something else than Cognito answers at this address, or the answer was cut.",
  );
}

const silence: Record<NoAnswer, [Cause, string, string]> = {
  timeout: [
    "no-answer",
    "The token endpoint did not answer in time",
    "The request was given up. A firewall that drops packets looks the same.",
  ],
  name: [
    "domain-not-ready",
    "The token endpoint’s name is not known yet, or no longer",
    "A new domain takes up to a minute to be known, a custom one longer; a deleted one is forgotten.",
  ],
  refused: [
    "no-answer",
    "Nobody listens at the token endpoint’s address",
    "The network on the way may not reach it.",
  ],
  tls: [
    "no-answer",
    "The token endpoint’s certificate is not trusted",
    "Nothing was sent. A custom domain’s certificate may be missing, or a proxy puts its own in the way.",
  ],
  broken: ["no-answer", "The connection broke before an answer came", "Try again in a moment."],
};

function explainSilence(why: NoAnswer, { askedUrl }: PoolState): Explanation {
  const [cause, title, text] = silence[why];
  return it(cause, title, `${text} It was ${askedUrl}.`);
}

const it = (cause: Cause, title: string, text: string): Explanation => ({ cause, title, text });
