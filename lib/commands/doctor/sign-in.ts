import { z } from "zod";
import { issuer } from "@/lib/auth/sign-in/issuer";
import type { SignInClient } from "@/lib/aws/cognito/client-shapes";
import { getSignInClient } from "@/lib/aws/cognito/doctor/sign-in-client";
import { targets } from "@/lib/aws/cognito/pools";
import type { Target } from "@/lib/aws/cognito/sdk";
import { proveSignIn, reasonOf } from "@/lib/aws/cognito/token-endpoint";
import { config } from "@/lib/config";
import { routes } from "@/lib/domain/routes";
import { type Finding, fine, noted, wrong } from "./finding";

/** The issuer that signs people in, the console's client there, and the addresses registered with it. */
export async function examineSignIn(): Promise<Finding[]> {
  const found = await issuer().catch((error: unknown) => noIssuer(error));
  if ("check" in found) return [found];
  const keys = await found.keys.reload().then(
    () => null,
    (error: unknown) => reasonOf(error),
  );
  return [
    examineIssuer(found.name, keys),
    await examineSecret(found.tokenUrl),
    ...(await examineRegistration()),
  ];
}

function noIssuer(error: unknown): Finding {
  const { issuer: url } = config().signIn;
  const reason =
    error instanceof z.ZodError
      ? `lacks ${error.issues.map(({ path }) => path.join(".")).join(", ")}`
      : `could not be read (${reasonOf(error)})`;
  return wrong(
    "issuer",
    `${url}/.well-known/openid-configuration ${reason}, so nobody can sign in.`,
    "Check SIGN_IN_ISSUER and the way there. A Cognito pool needs a domain, too.",
  );
}

function examineIssuer(name: string, noKeys: string | null): Finding {
  const { issuer: url } = config().signIn;
  if (name !== url) return wrong("issuer", `${url} calls itself ${name}.`, `Set SIGN_IN_ISSUER to ${name}.`);
  if (noKeys !== null)
    return wrong("issuer", `Its signing keys could not be read (${noKeys}).`, "Check the way to the issuer.");
  return fine("issuer", `${url} answers, with its keys.`);
}

async function examineSecret(tokenUrl: string): Promise<Finding> {
  const { clientId, clientSecret } = config().signIn;
  const answer = await proveSignIn(tokenUrl, { clientId, clientSecret, callbackUrl: callbackUrl() });
  const check = "sign-in client";
  if (answer.is === "none")
    return wrong(check, `${tokenUrl} gives no answer (${answer.reason}).`, "Check the way to the issuer.");
  if (answer.is === "other")
    return wrong(check, `${tokenUrl} answers with ${answer.status}.`, "Check SIGN_IN_ISSUER.");
  if (answer.error === "invalid_client" || answer.error === "unauthorized_client")
    return wrong(
      check,
      `The issuer does not take SIGN_IN_CLIENT_ID with SIGN_IN_CLIENT_SECRET (${answer.error}).`,
      "Set the two to an app client that the issuer has, for the authorization code flow, and to a secret it has now.",
    );
  return fine(check, `The issuer takes ${clientId} with its secret.`);
}

const callbackUrl = () => `${config().publicOrigin}/api/auth/callback/cognito`;

/** Only Cognito can be asked for what is registered; other issuers show it in their own console. */
async function examineRegistration(): Promise<Finding[]> {
  const check = "sign-in addresses";
  const target = poolOfIssuer();
  const byHand = `See that ${callbackUrl()} is registered as a callback URL of SIGN_IN_CLIENT_ID.`;
  if (!target) return [noted(check, "The issuer is no Cognito pool, which could be asked for them.", byHand)];
  const client = await getSignInClient(target, config().signIn.clientId);
  if (client.ok) return registrationOf(client.value);
  if (client.problem.code === "not-found")
    return [
      wrong(check, `The pool ${target.id} has no such client.`, "Set SIGN_IN_CLIENT_ID to one it has."),
    ];
  return [noted(check, "The pool of the issuer may not or cannot be asked for them.", byHand)];
}

function registrationOf(client: SignInClient): Finding[] {
  const missing = ["openid", "email", "profile"].filter((scope) => !client.scopes.includes(scope));
  const signOut = `${config().publicOrigin}${routes.signIn}`;
  const problems = [
    !client.callbackUrls.includes(callbackUrl()) &&
      wrong(
        "sign-in addresses",
        `The callback URL ${callbackUrl()} is not registered, so nobody can sign in.`,
        "Add it to the callback URLs of SIGN_IN_CLIENT_ID, or set NEXTAUTH_URL to the console's address.",
      ),
    !client.signOutUrls.includes(signOut) &&
      wrong(
        "sign-in addresses",
        `The sign-out URL ${signOut} is not registered, so signing out ends on an error page.`,
        "Add it to the sign-out URLs of SIGN_IN_CLIENT_ID.",
      ),
    !client.isCodeOn &&
      wrong(
        "sign-in flow",
        "The authorization code flow is off, so nobody can sign in.",
        "Allow SIGN_IN_CLIENT_ID the authorization code grant.",
      ),
    missing.length > 0 &&
      wrong(
        "sign-in scopes",
        `The client lacks ${missing.join(", ")}, so nobody can sign in.`,
        "Allow SIGN_IN_CLIENT_ID the scopes openid, email and profile.",
      ),
  ].filter((it) => it !== false);
  if (problems.length > 0) return problems;
  return [fine("sign-in addresses", "Callback, sign-out, code flow and scopes are as they should be.")];
}

/** The pool an issuer's URL names: a configured one, or one of AWS's in the console's own account. */
function poolOfIssuer(): Target | null {
  const url = new URL(config().signIn.issuer);
  const id = url.pathname.slice(1);
  const known = targets().find((target) => target.id === id);
  if (known) return known;
  const region = /^(?:issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.com$/.exec(url.hostname)?.[1];
  return region === undefined ? null : { id, region, roleArn: null };
}
