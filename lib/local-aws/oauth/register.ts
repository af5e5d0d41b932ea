import { clientName } from "@/lib/local-aws/call/members";
import { Refusal } from "@/lib/local-aws/call/refusal";
import { choice, list, record, text, type ValueOf } from "@/lib/local-aws/call/shape";
import { validated } from "@/lib/local-aws/call/validation";
import { addClient } from "@/lib/local-aws/cognito/clients";
import { jsonReply, notFoundReply, type Reply, type Request } from "@/lib/local-aws/http";
import { standardScopes } from "@/lib/local-aws/model/client-rules";
import type { Client, PoolFacts } from "@/lib/local-aws/model/records";
import { type Pool, registerScope } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import { accessClaims, bearerToken } from "./access-token";
import { answerHeaders, preflight } from "./grant";
import { OAuthRefusal } from "./refusal";

// What AWS documents of the registration endpoint: the developer guide (dynamic client registration) and the API reference
// (DcrConfigurationType). It names RFC 7591 for the rest; its statuses and errors here are unconfirmed on AWS.

const metadata = record({
  client_name: clientName,
  redirect_uris: list(text(1, 1024), 100),
  grant_types: list(choice("authorization_code", "refresh_token", "client_credentials"), 3),
  response_types: list(choice("code"), 1),
  scope: text(0, 13_000),
  token_endpoint_auth_method: choice("client_secret_basic", "client_secret_post", "none"),
});
type Metadata = ValueOf<typeof metadata>;
type Flow = "code" | "client_credentials";

/** Whether programs can register clients of this pool. */
export const isRegistering = ({ facts }: Pool): boolean =>
  facts.settings.DcrConfiguration?.EnableStatus === "Enabled";

/** The registration endpoint of a pool's domain: a program registers an app client of its own. */
export async function register(world: World, pool: Pool, request: Request): Promise<Reply> {
  const { DcrConfiguration } = pool.facts.settings;
  if (!DcrConfiguration || !isRegistering(pool)) return notFoundReply;
  if (request.method === "OPTIONS") return preflight(request);
  if (request.method !== "POST") return { status: 405, headers: { allow: "POST" }, body: "" };
  try {
    const flows = await flowsFor(world, pool, DcrConfiguration, request);
    const asked = metadataIn(request);
    const flow = flowOf(asked, flows);
    const client = addClient(world, pool, {
      name: asked.client_name ?? "Registered client",
      value: isPublic(asked) ? undefined : "generated",
      settings: settingsOf(asked, flow, DcrConfiguration.AllowedScopes ?? []),
      isDcr: true,
    });
    await world.state.saved();
    return jsonReply(201, answerOf(client, asked), answerHeaders());
  } catch (error) {
    return refusalOf(error);
  }
}

type Configuration = NonNullable<PoolFacts["settings"]["DcrConfiguration"]>;

/** The flows that this caller may register: with an initial access token, or, where registration is open, without one. */
async function flowsFor(
  world: World,
  pool: Pool,
  { OpenDcrEnabled, OpenDcrGrantTypes, AuthenticatedGrantTypes }: Configuration,
  request: Request,
): Promise<readonly string[]> {
  if (request.headers.authorization === undefined && OpenDcrEnabled) return OpenDcrGrantTypes ?? ["code"];
  const token = bearerToken(request);
  const claims = token === undefined ? null : await accessClaims(world, pool, token);
  if (!claims)
    throw new OAuthRefusal("invalid_token", "The initial access token is missing, invalid or expired.");
  const scopes = String(claims.scope ?? "").split(" ");
  if (!scopes.includes(registerScope))
    throw new OAuthRefusal("insufficient_scope", `The token does not have the scope ${registerScope}.`);
  return AuthenticatedGrantTypes ?? ["code", "client_credentials"];
}

function metadataIn({ headers, body }: Request): Metadata {
  if (!/^application\/json\b/i.test(headers["content-type"] ?? ""))
    throw wrongMetadata("Send the client metadata as JSON.");
  return validated(metadata, parsed(body));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw wrongMetadata("The body is not JSON.");
  }
}

const isPublic = ({ token_endpoint_auth_method }: Metadata) => token_endpoint_auth_method === "none";

/** The flow of the grant types that were asked for: authorization_code where none is (RFC 7591, 2). */
function flowOf({ grant_types = ["authorization_code"] }: Metadata, allowed: readonly string[]): Flow {
  const flows = [
    ...(grant_types.includes("authorization_code") ? (["code"] as const) : []),
    ...(grant_types.includes("client_credentials") ? (["client_credentials"] as const) : []),
  ];
  const [flow, ...others] = flows;
  if (flow === undefined || others.length > 0)
    throw wrongMetadata("Ask for authorization_code or client_credentials, and not for both.");
  if (!allowed.includes(flow)) throw wrongMetadata(`The pool does not allow the registration of ${flow}.`);
  return flow;
}

function settingsOf(asked: Metadata, flow: Flow, extraScopes: readonly string[]): Client["settings"] {
  const people = flow === "code" ? standardScopes.filter((scope) => !scope.includes(".")) : [];
  const allowed = [...people, ...extraScopes.filter((scope) => isFor(flow, scope))];
  const wanted = (asked.scope ?? "").split(" ").filter((scope) => scope !== "");
  const stranger = wanted.find((scope) => !allowed.includes(scope));
  if (stranger !== undefined)
    throw wrongMetadata(`The scope ${stranger} is not allowed for registered clients.`);
  return {
    AllowedOAuthFlows: [flow],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: wanted.length > 0 ? [...new Set(wanted)] : allowed,
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    ...(flow === "code" && { CallbackURLs: redirectUris(asked), SupportedIdentityProviders: ["COGNITO"] }),
  };
}

/** A registered client cannot have the scope for registering others, even where the pool lists it. */
const isFor = (flow: Flow, scope: string) =>
  scope !== registerScope && (flow === "code" || !standardScopes.includes(scope));

function redirectUris({ redirect_uris = [] }: Metadata): string[] {
  if (redirect_uris.length > 0) return redirect_uris;
  throw new OAuthRefusal("invalid_redirect_uri", "The redirect_uris are missing.");
}

/** The registered metadata (RFC 7591, 3.2.1). A secret never expires, which the RFC writes as 0. */
function answerOf({ id, name, created, secrets, settings }: Client, asked: Metadata): object {
  return {
    client_id: id,
    client_id_issued_at: Math.floor(created / 1000),
    client_name: name,
    grant_types: asked.grant_types ?? ["authorization_code"],
    scope: settings.AllowedOAuthScopes?.join(" "),
    token_endpoint_auth_method: asked.token_endpoint_auth_method ?? "client_secret_basic",
    redirect_uris: settings.CallbackURLs,
    ...(secrets[0] && { client_secret: secrets[0].value, client_secret_expires_at: 0 }),
  };
}

const wrongMetadata = (description: string) => new OAuthRefusal("invalid_client_metadata", description);

const statuses = new Map([
  ["invalid_token", 401],
  ["insufficient_scope", 403],
]);

function refusalOf(error: unknown): Reply {
  if (error instanceof Refusal) {
    const code = error.message.includes("redirect") || error.message.includes("HTTP protocol");
    return refusalOf(
      new OAuthRefusal(code ? "invalid_redirect_uri" : "invalid_client_metadata", error.message),
    );
  }
  if (!(error instanceof OAuthRefusal)) throw error;
  const status = statuses.get(error.code) ?? 400;
  return jsonReply(
    status,
    { error: error.code, error_description: error.message },
    { ...answerHeaders(), ...(status === 400 ? {} : { "www-authenticate": `Bearer error="${error.code}"` }) },
  );
}
