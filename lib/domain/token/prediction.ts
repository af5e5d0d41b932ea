import { type AppClient, type ClientName, hasTokenApi, isM2m } from "@/lib/domain/client/client";
import { changesClientTokens, type TokenTrigger } from "@/lib/domain/pool/token-trigger";
import { liveScopes, type ResourceServer } from "@/lib/domain/scope";
import { inWords } from "@/lib/domain/token";
import { audienceNote, type Check, check, note, scopeCheck } from "@/lib/domain/token/checks";

/** The client that a prediction is about: none asked for yet, one, several that fit, or why there is none. */
export type AskedClient =
  | { readonly is: "none" }
  | { readonly is: "one"; readonly client: AppClient }
  | { readonly is: "several"; readonly clients: readonly ClientName[] }
  | { readonly is: "refused"; readonly sentence: string };

/** What decides about the tokens of a pool’s clients. */
export type PoolFacts = {
  readonly tokenUrl: string | null;
  readonly issuer: string;
  readonly tokenTrigger: TokenTrigger | null;
  readonly servers: readonly ResourceServer[];
};

/**
 * The checks that an API would make of a client’s next token, without a token: from the client’s settings, for a request of
 * all its scopes. Without a token there is only one check, why there is none.
 */
export function predict(client: AppClient, pool: PoolFacts, required: readonly string[]): Check[] {
  const { issuer, tokenTrigger, servers } = pool;
  const why = whyNoToken(client, pool);
  if (why !== null) return [check("Token", why.reason, why.fault)];
  const granted = liveScopes(client.scopes, servers);
  return [
    check("Token", `Cognito issues ${client.name} a token, valid for ${inWords(client.tokenMinutes)}.`, null),
    check("Issuer", `Its tokens name this pool: ${issuer}.`, null),
    check("token_use", "Clients get access tokens.", null),
    check("Client", `Issued to ${client.clientId}. APIs compare this with the clients they allow.`, null),
    scopeCheck({ header: {}, claims: { scope: granted.join(" ") } }, required),
    ...(changesClientTokens(tokenTrigger)
      ? [
          note(
            "Trigger",
            `The pool’s pre token generation trigger (version ${tokenTrigger.version}) can add and remove scopes and claims. No setting tells which.`,
          ),
        ]
      : []),
    audienceNote(undefined),
  ];
}

/** Why a client gets no token; null if it gets one. */
function whyNoToken(client: AppClient, { tokenUrl }: PoolFacts): { reason: string; fault: string } | null {
  const hasApi = hasTokenApi(client.authFlows);
  if (!isM2m(client.kind))
    return {
      reason: "The client’s flows don’t include client_credentials.",
      fault: "It isn’t an M2M client",
    };
  // GetClientToken needs neither OAuth nor a domain.
  if (hasApi) return null;
  if (tokenUrl === null)
    return { reason: "Without a domain there is no token endpoint.", fault: "The pool has no domain" };
  return client.isOAuthOn
    ? null
    : { reason: "OAuth is disabled, so Cognito refuses all its token requests.", fault: "OAuth is disabled" };
}
