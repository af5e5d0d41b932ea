import type { NoAnswer } from "@/lib/domain/token/answer";
import { because, type Cause, cannotTell, type Explanation, type PoolState } from "@/lib/domain/token/cause";
import { type Address, isTokenAddress } from "@/lib/domain/token/reading/address";
import type { Reading } from "@/lib/domain/token/reading/reading";
import { FORM } from "@/lib/domain/token/reading/sent";

const endpointOf = ({ tokenUrl }: PoolState) =>
  tokenUrl === null ? "This pool has no token endpoint." : `This pool’s token endpoint is ${tokenUrl}.`;

/** A pool without a domain, with the ways to get a token nevertheless. */
export const noDomain = ({ poolId }: PoolState): Explanation =>
  because(
    "no-domain",
    "This pool has no domain",
    "Without a domain there is no token endpoint. The team that manages the pool can add one; its AWS role needs cognito-idp:CreateUserPoolDomain:",
    [
      `AWS CLI: aws cognito-idp create-user-pool-domain --user-pool-id ${poolId} --domain <prefix>`,
      "Terraform: a resource aws_cognito_user_pool_domain with user_pool_id and domain.",
      "Without a domain: a client with the flow ALLOW_CLIENT_TOKEN_AUTH gets tokens by the API call GetClientToken.",
    ],
  );

/** Whether an address is one of the pool’s own, as far as the address is known. */
export function isPools({ url, host, path }: Address, { tokenUrl, otherTokenUrls }: PoolState): boolean {
  const own = [...(tokenUrl === null ? [] : [tokenUrl]), ...otherTokenUrls];
  return url === null || path === null
    ? own.some((it) => new URL(it).hostname === host)
    : own.some(
        (it) => it === url || (new URL(it).host === new URL(url).host && new URL(it).pathname === path),
      );
}

/** The cause of a request that went to another address than the pool's own. */
export function wrongDomain(address: Address | null, state: PoolState): Explanation {
  const asked = address === null ? "an unreadable URL" : (address.url ?? address.host);
  const isHost = address !== null && isPools({ ...address, url: null, path: null }, state);
  return because(
    "wrong-domain",
    isHost ? "The path of the URL is wrong" : "This isn’t the pool’s token endpoint",
    state.tokenUrl === null
      ? `${asked} doesn’t work because the pool no longer has a domain.`
      : `The request went to ${asked}${isHost ? "" : ", which is not an address of this pool"}. ${endpointOf(state)}`,
  );
}

/** A request to Cognito’s API host, which has no token endpoint. */
export const poolApiHost = (state: PoolState): Explanation =>
  because(
    "pool-api-host",
    "The request went to Cognito’s API, not to the token endpoint",
    `The host cognito-idp.<region>.amazonaws.com has no /oauth2/token. The token endpoint is on the pool’s domain. ${endpointOf(state)}`,
  );

/** The points that a person can check for a 405, without those that the request rules out. */
export function wrongType({ sent }: Pick<Reading, "sent">, sentForm: boolean): Explanation {
  const { method, contentType, accept } = sent;
  const isForm = sentForm || contentType?.toLowerCase().startsWith(FORM) === true;
  const isOtherType = contentType !== null && !isForm;
  const points = [
    ...(method === "POST"
      ? []
      : [method ? `The app sent ${method}. Send POST.` : "A method other than POST."]),
    ...(isForm
      ? []
      : [isOtherType ? `The app sent the content type ${contentType}.` : "A body or content type of JSON."]),
    ...(isForm && !/^application\/x-www-form-urlencoded(?:;.*)?$/i.test(contentType ?? FORM)
      ? [`The Content-Type header is ${contentType}: it must hold the type once.`]
      : []),
  ];
  if (!isForm)
    return because(
      "wrong-method-or-type",
      "The token endpoint accepts only form POST requests",
      `Send a POST request with the content type ${FORM}. A proxy may have changed the request. Look for:`,
      [...points, ...headerPoints(accept)],
    );
  return because(
    "wrong-method-or-type",
    "A header, the method or the path is not what the token endpoint accepts",
    "A form sent by POST to /oauth2/token is right. Look for:",
    [...points, ...headerPoints(accept)],
  );
}

/** Two public reports each; AWS’s pages do not mention them. */
const headerPoints = (accept: string | null): string[] => [
  accept === null || accept.includes("json") || accept.includes("*/*")
    ? "An Accept header without application/json (reported by others, not in AWS’s documentation)."
    : `The app sent Accept: ${accept}. Send application/json (reported by others, not in AWS’s documentation).`,
  "A Content-Type header that is sent twice, or in quotation marks (reported by others).",
  "Something after /oauth2/token in the path.",
];

/** The cause of a status that the token endpoint does not use for its own refusals. */
export function explainStatus(reading: Reading, state: PoolState, sentForm: boolean): Explanation {
  const status = reading.status?.value ?? 0;
  const { from, page, address } = reading;
  if (status === 429)
    return because(
      "throttled",
      "Cognito is throttling token requests",
      "The limit is 150 requests per second for all pools of the account, and 300 per client. Wait a few seconds. If this continues, a service may be requesting a new token each time instead of caching it.",
    );
  if (status === 404)
    return because(
      "wrong-domain",
      "There is no token endpoint at this URL",
      `${address?.value.url ?? "The URL"} returned 404. ${endpointOf(state)} A new domain takes up to a minute to work, a custom domain longer.`,
    );
  if (status === 405 || status === 406 || status === 415) return wrongType(reading, sentForm);
  if (status === 407) return proxy;
  if (status === 401)
    return because(
      "api-refused",
      "The token endpoint does not answer 401",
      "Cognito refuses token requests with status 400. An API that got the token, a proxy or another identity provider answered. If it was an API, check the token on the page Check a token.",
    );
  if (status === 403)
    return because(
      "firewall",
      from === null ? "A firewall, a proxy or an API refused the request" : "A firewall refused the request",
      `This response isn’t from Cognito: an AWS WAF web ACL on this pool, or a proxy, blocked the request. Ask the team that manages it.${from === null ? " If your app got a token and an API answered, the API refused the token: check the token’s scopes." : ""}`,
    );
  if (status >= 300 && status < 400)
    return because(
      "redirect",
      "The URL redirects",
      "Token endpoints never redirect, so this is a different server. Clientele doesn’t follow redirects, because it sends a secret only to the pool’s own endpoint.",
    );
  if (status >= 500)
    return because(
      "cognito-failed",
      from === null ? "The server that answered failed" : "Cognito failed",
      `${from === null ? "If it was the token endpoint: " : ""}Cognito, a trigger of this pool or a proxy returned an error. No token was issued. Try again in a moment.${from === null ? " If it was an API, its log has the reason." : ""}`,
    );
  if (page !== null || (status === 200 && reading.from?.value === "token-endpoint")) return notOauth;
  if (status === 400)
    return because(
      "cannot-tell",
      "The status 400 alone doesn’t tell the cause",
      "Cognito answers every refusal with 400. The error code in the response body, such as invalid_client, tells the cause: print the body in your app.",
    );
  return cannotTell;
}

export const notOauth: Explanation = because(
  "not-oauth",
  "The response is neither a token nor an OAuth error",
  "A web page or a different server answers at this URL, or the response was cut off.",
);

export const proxy: Explanation = because(
  "proxy",
  "A proxy or gateway answered, not Cognito",
  "The request did not reach the token endpoint, or its answer did not come back. Ask the team that runs the network to allow the host of the token endpoint; a 407 asks your app for the proxy’s user name and password.",
);

const silence: Record<NoAnswer, [Cause, string, string]> = {
  timeout: [
    "no-answer",
    "No answer came in time",
    "The request timed out. It may have arrived, so a token may have been issued. A firewall that drops packets has the same effect.",
  ],
  name: [
    "domain-not-ready",
    "The token endpoint’s host name can’t be resolved",
    "A new domain takes up to a minute to resolve, a custom domain longer. A look-up that came too early can be remembered for up to 15 minutes. A deleted domain no longer resolves.",
  ],
  refused: [
    "no-answer",
    "The token endpoint can’t be reached",
    "Check the network between your app and the endpoint.",
  ],
  tls: [
    "no-answer",
    "The certificate is not trusted",
    "Nothing was sent. A custom domain’s certificate may be missing, or a proxy may be replacing it.",
  ],
  broken: [
    "no-answer",
    "The connection was lost before a response arrived",
    "The request may have arrived. Try again in a moment.",
  ],
};

/** Why no answer came. Names an address only if the text gives one or the console itself asked it. */
export function explainSilence(why: NoAnswer, address: Address | null): Explanation {
  const [cause, title, text] = silence[why];
  return because(
    cause,
    title,
    address === null ? text : `${text} The address was ${address.url ?? address.host}.`,
  );
}

/** Whether an address was asked for a token, but is none of this pool’s. An OAuth error comes from a token endpoint. */
export function isElsewhere(address: Address, hasOauthError: boolean, state: PoolState): boolean {
  if (isPools(address, state)) return false;
  // A number can be any host’s; only that of the own machine is certainly wrong.
  if (/^[\d.]{7,15}$/.test(address.host)) return address.host.startsWith("127.");
  return (
    hasOauthError ||
    isTokenAddress(address) ||
    address.path === null ||
    isPools({ ...address, url: null, path: null }, state)
  );
}
