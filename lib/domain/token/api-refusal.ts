import { keysUrl } from "@/lib/domain/token";
import { because, type Explanation, type PoolState } from "@/lib/domain/token/cause";
import type { ApiFault } from "@/lib/domain/token/reading/api-fault";
import type { Reading } from "@/lib/domain/token/reading/reading";
import { scopeFinder } from "@/lib/domain/token/scope-refusal";

/** Why an API refused a token: the token endpoint had issued it, so nothing about the request for it is wrong. */
export function explainApi(fault: ApiFault, reading: Reading, state: PoolState): Explanation {
  if (fault === "scope") return lackingScope(reading, state);
  const { title, text, points } = told(fault, state);
  return because(`api-${fault}`, title, `${intro(fault, reading)}${text}`, points);
}

/** Faults of a request that brought no token. */
const tokenless: readonly ApiFault[] = ["missing", "malformed", "refused"];

function intro(fault: ApiFault, { address }: Reading): string {
  const asked = address?.value.path ? ` at ${address.value.url}` : "";
  return tokenless.includes(fault)
    ? `An API${asked} answered, not the token endpoint. `
    : `The token endpoint issued the token; an API${asked} refused it. `;
}

/** RFC 6750, 3.1: the token lacks a scope that the API requires. */
function lackingScope({ scopes }: Reading, state: PoolState): Explanation {
  const { client, servers } = state;
  const name = client?.name ?? "This client";
  const find = scopeFinder(state);
  const points = scopes.map((scope) => {
    const whole = find(scope);
    if (whole === undefined)
      return servers === null
        ? `The API requires ${scope}.`
        : `No resource server of this pool has ${scope}: check its spelling in the API.`;
    const called =
      whole === scope ? whole : `${scope} is ${whole} in this pool, and the API must compare the full name:`;
    const holds = client?.scopes.includes(whole) === true;
    return holds
      ? `${called} ${whole === scope ? "is allowed for this client" : "this client may request it"}. Request it, or request no scope to get all of them, and get a new token.`
      : `${called} ${whole === scope ? "is not allowed for this client" : "this client may not request it"}. Allow it on the client’s page, then get a new token.`;
  });
  return because(
    "api-scope",
    scopes.length > 0
      ? `An API requires ${scopes.join(", ")}, which the token lacks`
      : "An API requires a scope that the token lacks",
    points.length > 0
      ? "The token endpoint issued the token; the API refused it."
      : `The token endpoint issued the token; the API refused it. ${name} may request ${client?.scopes.join(", ") || "no scopes"}. Compare them with the scopes that the API requires, in full.`,
    points.length > 0 ? points : undefined,
  );
}

type Told = { title: string; text: string; points?: readonly string[] };

function told(fault: Exclude<ApiFault, "scope">, { clientId, issuer: read }: PoolState): Told {
  const issuer = read ?? "the issuer on the pool’s page";
  const keys = read === null ? "the JWKS URL on the pool’s page" : keysUrl(read);
  switch (fault) {
    case "audience":
      return {
        title: "An API requires an audience, and Cognito’s M2M tokens have none",
        text: "M2M tokens carry the client in client_id and no aud claim. Set up the API to check client_id:",
        points: [
          `API Gateway HTTP API: it checks client_id where aud is missing. Enter ${clientId} as an audience of the JWT authorizer.`,
          `Amazon Bedrock AgentCore: enter ${clientId} in allowedClients, not in allowedAudience.`,
          "Libraries (jose, PyJWT, Spring Security, ASP.NET, Envoy): turn off the audience check, and compare client_id and scope instead.",
        ],
      };
    case "denied":
      return {
        title: "A Lambda authorizer of the API denied the call",
        text: "Its own rule or its log tells why. The token itself may be right.",
      };
    case "token-use":
      return {
        title: "The API expects an ID token",
        text: "M2M clients get access tokens only. Set the API’s check of token_use to access.",
      };
    case "expired":
      return {
        title: "The token has expired",
        text: "Get a new token before the old one expires. If a new token is refused at once, a clock is wrong.",
      };
    case "too-early":
      return {
        title: "The API’s clock is behind",
        text: "The token is valid from a time that the API has not reached. Correct the clock of the API’s host, or allow a few seconds of difference.",
      };
    case "issuer":
      return {
        title: "The API expects another issuer",
        text: `The issuer of this pool’s tokens is ${issuer}. Enter it in the API, or get the token from the pool that the API expects.`,
      };
    case "signature":
      return {
        title: "The signature doesn’t match the API’s keys",
        text: `The token comes from another pool or environment, or a part of it is missing. The keys of this pool are at ${keys}. Check the token on the page Check a token.`,
      };
    case "keys":
      return {
        title: "The API has no key for this token",
        text: `The token comes from another pool, or the API can’t load this pool’s keys. They are at ${keys}, and the API needs network access to them.`,
      };
    case "malformed":
      return {
        title: "The API got something that isn’t a token",
        text: "The Authorization header has an empty or incomplete value, for example undefined, or quotation marks. Send “Bearer ” followed by the whole token.",
      };
    case "missing":
      return {
        title: "The API got no token",
        text: "Send the header “Authorization: Bearer ” followed by the token. API Gateway also answers “Missing Authentication Token” where the path or the method doesn’t exist, and names the Authorization header where the API expects AWS signatures (IAM) instead of tokens.",
      };
    case "refused":
      return {
        title: "An API refused the token, without a reason",
        text: "Check the token on the page Check a token first. Then compare the API’s settings:",
        points: [
          `Issuer: ${issuer}.`,
          `API Gateway HTTP API: the audience of the JWT authorizer must be ${clientId}, because M2M tokens have no aud.`,
          "API Gateway REST API: a Cognito authorizer takes access tokens only where the method lists scopes.",
          "The header is “Authorization: Bearer ” and the token, with nothing else in it.",
          "A firewall or a resource policy of the API can refuse with the same words.",
        ],
      };
  }
}
