import { type NoAnswer, refusalIn, type TokenAnswer } from "@/lib/domain/token/answer";
import { type Cause, type Explanation, explainRefusal, type PoolState } from "@/lib/domain/token/refusal";

/** The cause of a failed token request in this pool. The answer may also be one that another program got. */
export function explainFailure(answer: TokenAnswer | null, state: PoolState): Explanation {
  if (state.askedUrl === null || answer === null)
    return it(
      "no-domain",
      "This pool has no domain",
      "Without a domain there is no token endpoint. Add a domain to the pool.",
    );
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
    "This isn’t the pool’s token endpoint",
    tokenUrl === null
      ? `${askedUrl} doesn’t work because the pool no longer has a domain.`
      : `The request went to ${askedUrl}. The pool’s token endpoint is ${tokenUrl}.`,
  );

/** The cause of a request that was not a form sent by POST. */
export const wrongType = (): Explanation =>
  it(
    "wrong-method-or-type",
    "The token endpoint accepts only form POST requests",
    "Send a POST request with the content type application/x-www-form-urlencoded, not JSON or GET. A proxy may have changed the request.",
  );

function explainStatus(status: number, text: string, state: PoolState): Explanation {
  const { askedUrl, tokenUrl } = state;
  if (status === 429 || /rate exceeded|TooManyRequests/i.test(text))
    return it(
      "throttled",
      "Cognito is throttling token requests",
      "The limit is 150 requests per second for all pools of the account, and 300 per client. Wait a few seconds. If this continues, a service may be requesting a new token each time instead of caching it.",
    );
  if (askedUrl !== tokenUrl && status >= 400) return wrongDomain(state);
  if (status === 404)
    return it(
      "wrong-domain",
      "There is no token endpoint at this URL",
      `${askedUrl} returned 404. A new domain takes up to a minute to work, a custom domain longer.`,
    );
  if (status === 405 || status === 415) return wrongType();
  if (status === 403)
    return it(
      "firewall",
      "A firewall refused the request",
      "This response isn’t from Cognito: an AWS WAF web ACL on this pool, or a proxy, blocked the request. Ask the team that manages it.",
    );
  if (status >= 300 && status < 400)
    return it(
      "redirect",
      "The URL redirects",
      "Token endpoints never redirect, so this is a different server. Clientele doesn’t follow redirects, because it sends a secret only to the pool’s own endpoint.",
    );
  if (status >= 500)
    return it(
      "cognito-failed",
      "Cognito failed",
      "Cognito or a trigger of this pool returned an error. No token was issued. Try again in a moment.",
    );
  return it(
    "not-oauth",
    "The response is neither a token nor an OAuth error",
    "A different server answers at this URL, or the response was cut off.",
  );
}

const silence: Record<NoAnswer, [Cause, string, string]> = {
  timeout: [
    "no-answer",
    "The token endpoint did not answer in time",
    "The request timed out. A firewall that drops packets has the same effect.",
  ],
  name: [
    "domain-not-ready",
    "The token endpoint’s host name can’t be resolved",
    "A new domain takes up to a minute to resolve, a custom domain longer. A deleted domain no longer resolves.",
  ],
  refused: [
    "no-answer",
    "The token endpoint can’t be reached",
    "Check the network between here and the endpoint.",
  ],
  tls: [
    "no-answer",
    "The token endpoint’s certificate is not trusted",
    "Nothing was sent. A custom domain’s certificate may be missing, or a proxy may be replacing it.",
  ],
  broken: ["no-answer", "The connection was lost before a response arrived", "Try again in a moment."],
};

function explainSilence(why: NoAnswer, { askedUrl }: PoolState): Explanation {
  const [cause, title, text] = silence[why];
  return it(cause, title, `${text} It was ${askedUrl}.`);
}

const it = (cause: Cause, title: string, text: string): Explanation => ({ cause, title, text });
