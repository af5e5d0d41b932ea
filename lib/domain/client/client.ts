/** A client as Cognito's list has it. */
export type ClientName = { readonly clientId: string; readonly name: string };

/** `m2m` programs only; `mixed` also lets people sign in by API; `people` no client_credentials at all. */
export type ClientKind = "m2m" | "mixed" | "people";

/** An app client without its secret. Instants are ISO strings. */
export type AppClient = ClientName & {
  readonly kind: ClientKind;
  readonly scopes: readonly string[];
  readonly tokenMinutes: number;
  /** AllowedOAuthFlowsUserPoolClient: while false, every token request fails with invalid_grant. */
  readonly isOAuthOn: boolean;
  readonly authFlows: readonly string[];
  readonly createdAt: string;
  readonly changedAt: string;
  /** Whether it registered itself (dynamic client registration), so that its secrets cannot be managed. */
  readonly isSelfRegistered?: true | undefined;
  /** False where its tokens cannot be revoked; absent where they can. */
  readonly isRevocable?: false | undefined;
  /** The members of Cognito’s answer that could not be read, so that their values are missing here. Absent for none. */
  readonly unreadable?: readonly string[] | undefined;
};

const userFlows =
  /^(ALLOW_USER_|ALLOW_CUSTOM_AUTH|ALLOW_ADMIN_USER_|ADMIN_NO_SRP|CUSTOM_AUTH_FLOW|USER_PASSWORD)/;

/**
 * Derives from its flows what a client is for, because Cognito's list does not say. A client that has scopes of an API and
 * no way to sign in is for programs too: suspending a client of GetClientToken removes its only flow.
 */
export function kindOf(client: {
  flows: readonly string[];
  authFlows: readonly string[];
  scopes: readonly string[];
}): ClientKind {
  const signsIn = client.authFlows.some((flow) => userFlows.test(flow));
  if (client.flows.includes("client_credentials") || hasTokenApi(client.authFlows))
    return signsIn ? "mixed" : "m2m";
  const isResting = client.flows.length === 0 && client.authFlows.length > 0 && !signsIn;
  return isResting && client.scopes.some((scope) => scope.includes("/")) ? "m2m" : "people";
}

/** What the flows are called in the AWS console, by the part of their name that old and new ones share. */
const flowWords: readonly (readonly [RegExp, string])[] = [
  [/ADMIN/, "Sign in with server-side administrative credentials"],
  [/CUSTOM_AUTH/, "Sign in with custom authentication flows from Lambda triggers"],
  [/SRP/, "Sign in with secure remote password (SRP)"],
  [/PASSWORD/, "Sign in with username and password"],
  [/USER_AUTH/, "Choice-based sign-in"],
];

/** Those of a client’s flows that let people sign in, each with its words. */
export const signInFlows = (authFlows: readonly string[]): { flow: string; words: string }[] =>
  authFlows
    .filter((flow) => userFlows.test(flow))
    .map((flow) => ({ flow, words: flowWords.find(([part]) => part.test(flow))?.[1] ?? "User sign-in" }));

/** The flow by which GetClientToken gives tokens without the token endpoint; it excludes all others (API reference). */
export const TOKEN_API = "ALLOW_CLIENT_TOKEN_AUTH";

/** Whether these flows let a client get tokens by GetClientToken, which the OAuth switch does not stop. */
export const hasTokenApi = (authFlows: readonly string[] = []): boolean => authFlows.includes(TOKEN_API);

/** Where a client gets its tokens: at the token endpoint, by the API call GetClientToken, or both. */
export const tokenSources = ["endpoint", "api", "both"] as const;
export type TokenSource = (typeof tokenSources)[number];

/** Whether a client gets tokens: OAuth is on, or GetClientToken is, which the OAuth switch does not stop. */
export const getsTokens = ({ isOAuthOn, authFlows }: Pick<AppClient, "isOAuthOn" | "authFlows">): boolean =>
  isOAuthOn || hasTokenApi(authFlows);

/** Whether programs get tokens with this client. */
export const isM2m = (kind: ClientKind) => kind === "m2m" || kind === "mixed";

/** Whether the console changes this client: not while its settings are unread, and not if people sign in with it alone. */
export const isChangeable = (settings: Pick<AppClient, "kind"> | null): boolean =>
  settings !== null && isM2m(settings.kind);

/** What decides whether Cognito lets anybody manage a client's secrets. */
export type Registered = Pick<AppClient, "isSelfRegistered">;

/** Why Cognito refuses to list, add or delete this client's secrets (API reference, ClientTypeType); null if it does not. */
export const whyNoSecretCalls = ({ isSelfRegistered }: Registered): string | null =>
  isSelfRegistered
    ? "This client was self-registered (DCR). Cognito doesn’t support managing its secrets."
    : null;

/**
 * The act that turns a client's token requests off, or on again. Null if something else than a suspension disabled
 * OAuth: the client's page says how to enable it.
 */
export function suspensionAct(isOn: boolean, isSuspended: boolean): "suspend" | "resume" | null {
  if (isOn) return "suspend";
  return isSuspended ? "resume" : null;
}

/** Why the console does not change clients of this kind; null if it does. */
export const whyNoChange = (kind: ClientKind): string | null =>
  isM2m(kind) ? null : "This is a user sign-in client. Clientele shows it but doesn’t change it.";

/** Why clients of this kind get no token; null if they do. */
export const whyNoToken = (kind: ClientKind): string | null =>
  isM2m(kind) ? null : "This is a user sign-in client. It can’t request tokens with a client ID and secret.";

/** The answer to a creation. No later answer holds the secret. */
export type NewClient = AppClient & {
  readonly secret: string;
  /** False where the client was made but its owner could not be kept in our own database. */
  readonly isOwnerKept: boolean;
};

/** The same for names that people read as one: Cognito accepts two that differ only in case, or not at all. */
export const nameKey = (name: string) => name.trim().toLowerCase();

/** Compares names as people read them. */
export const sameName = (one: string, other: string) => nameKey(one) === nameKey(other);

/** A name as a person can type it: Cognito allows line breaks and spaces at the ends, a text field does not. */
export const typable = (name: string) => name.replace(/\s+/g, " ").trim();
