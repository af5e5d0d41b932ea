import "server-only";
import { z } from "zod";
import type { SignInClient } from "@/lib/aws/cognito/client-shapes";
import { getSignInClient } from "@/lib/aws/cognito/doctor/sign-in-client";
import { targets } from "@/lib/aws/cognito/pools";
import type { Target } from "@/lib/aws/cognito/sdk";
import { proveSignIn, reasonOf } from "@/lib/aws/cognito/token-endpoint";
import { config } from "@/lib/config";
import type { ClientAuthentication } from "@/lib/domain/access/client-authentication";
import { OtherIssuer, withoutEndSlash } from "@/lib/domain/access/issuer";
import { USUAL_SCOPES } from "@/lib/domain/access/sign-in-setting";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";
import { routes } from "@/lib/domain/routes";

/** The issuer's metadata, as the sign-in knows it. */
export type KnownIssuer = {
  readonly name: string;
  readonly tokenUrl: string;
  readonly authentication: ClientAuthentication;
  readonly keys: { reload(): Promise<unknown> };
};

/** The issuer that signs people in, the console's client there, and the addresses registered with it. */
export async function examineSignIn(issuer: () => Promise<KnownIssuer>): Promise<Finding[]> {
  const found = await issuer().catch((error: unknown) => noIssuer(error));
  if ("check" in found) return [found];
  const keys = await found.keys.reload().then(
    () => null,
    (error: unknown) => reasonOf(error),
  );
  return [examineIssuer(found.name, keys), await examineSecret(found), ...(await examineRegistration())];
}

function noIssuer(error: unknown): Finding {
  const { issuer: url } = config().signIn;
  const reason =
    error instanceof z.ZodError
      ? `lacks, or has no safe address in, ${error.issues.map(({ path }) => path.join(".")).join(", ")}`
      : `couldn’t be read (${reasonOf(error)})`;
  if (error instanceof OtherIssuer)
    return wrong(
      "issuer",
      `${error.message} So sign-in doesn’t work.`,
      error.found.includes("{")
        ? "Set SIGN_IN_ISSUER to the issuer of your own tenant: this one signs in people of every tenant."
        : `If this is the issuer that you mean, set SIGN_IN_ISSUER to ${error.found}.`,
    );
  return wrong(
    "issuer",
    `${withoutEndSlash(url)}/.well-known/openid-configuration ${reason}, so sign-in doesn’t work.`,
    "Check SIGN_IN_ISSUER and the network. A Cognito pool also needs a domain.",
  );
}

function examineIssuer(name: string, noKeys: string | null): Finding {
  if (noKeys !== null)
    return wrong(
      "issuer",
      `Its signing keys couldn’t be read (${noKeys}).`,
      "Check the connection to the issuer.",
    );
  return fine("issuer", `${name} and its signing keys are reachable.`);
}

async function examineSecret({ tokenUrl, authentication }: KnownIssuer): Promise<Finding> {
  const { clientId, clientSecret } = config().signIn;
  const client = { clientId, clientSecret, authentication, callbackUrl: callbackUrl() };
  const answer = await proveSignIn(tokenUrl, client);
  const check = "sign-in client";
  if (answer.is === "none")
    return wrong(
      check,
      `${tokenUrl} doesn’t respond (${answer.reason}).`,
      "Check the connection to the issuer.",
    );
  if (answer.is === "other")
    return wrong(check, `${tokenUrl} returns ${answer.status}.`, "Check SIGN_IN_ISSUER.");
  if (answer.error === "invalid_client" || answer.error === "unauthorized_client")
    return wrong(
      check,
      `The issuer rejects SIGN_IN_CLIENT_ID with SIGN_IN_CLIENT_SECRET (${answer.error}).`,
      "Set both to an existing app client with the authorization code flow and one of its current secrets.",
    );
  return fine(check, `The issuer accepts ${clientId} with its secret.`);
}

const callbackUrl = () => `${config().publicOrigin}/api/auth/callback/cognito`;

/** Only Cognito can be asked for what is registered; other issuers show it in their own console. */
async function examineRegistration(): Promise<Finding[]> {
  const check = "sign-in addresses";
  const target = poolOfIssuer();
  const byHand = `Make sure that ${callbackUrl()} is registered as a callback URL of SIGN_IN_CLIENT_ID.`;
  if (!target)
    return [
      noted(check, "The issuer isn’t a Cognito pool, so the registered URLs can’t be checked.", byHand),
    ];
  const client = await getSignInClient(target, config().signIn.clientId);
  if (client.ok) return registrationOf(client.value);
  if (client.problem.code === "not-found")
    return [
      wrong(
        check,
        `The pool ${target.id} doesn’t have the client SIGN_IN_CLIENT_ID.`,
        "Set SIGN_IN_CLIENT_ID to a client in this pool.",
      ),
    ];
  return [noted(check, "The registered URLs can’t be checked: the issuer’s pool isn’t accessible.", byHand)];
}

function registrationOf(client: SignInClient): Finding[] {
  const wanted = config().signIn.scopes ?? USUAL_SCOPES;
  const missing = wanted.filter((scope) => !client.scopes.includes(scope));
  const signOut = `${config().publicOrigin}${routes.signIn}`;
  const problems = [
    !client.callbackUrls.includes(callbackUrl()) &&
      wrong(
        "sign-in addresses",
        `The callback URL ${callbackUrl()} isn’t registered, so sign-in doesn’t work.`,
        "Add it to the callback URLs of SIGN_IN_CLIENT_ID, or set NEXTAUTH_URL to the console’s URL.",
      ),
    !client.signOutUrls.includes(signOut) &&
      wrong(
        "sign-in addresses",
        `The sign-out URL ${signOut} isn’t registered, so signing out ends on an error page.`,
        "Add it to the sign-out URLs of SIGN_IN_CLIENT_ID.",
      ),
    !client.isCodeOn &&
      wrong(
        "sign-in flow",
        "The authorization code flow is disabled, so sign-in doesn’t work.",
        "Enable the authorization code grant for SIGN_IN_CLIENT_ID.",
      ),
    missing.length > 0 &&
      wrong(
        "sign-in scopes",
        `The client lacks ${missing.join(", ")}, so sign-in doesn’t work.`,
        `Add the scopes ${wanted.join(", ")} to SIGN_IN_CLIENT_ID.`,
      ),
  ].filter((it) => it !== false);
  if (problems.length > 0) return problems;
  return [fine("sign-in addresses", "Callback URL, sign-out URL, code flow and scopes are correct.")];
}

/** The pool an issuer's URL names: a configured one, or one of AWS's in the console's own account. */
function poolOfIssuer(): Target | null {
  const url = new URL(config().signIn.issuer);
  const id = withoutEndSlash(url.pathname).slice(1);
  const known = targets().find((target) => target.id === id);
  if (known) return known;
  const region = /^(?:issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.com$/.exec(url.hostname)?.[1];
  return region === undefined ? null : { id, region, roleArn: null };
}
