import { isProduction } from "@/lib/domain/access/roles";
import { nameKey, signInFlows } from "@/lib/domain/client/client";
import type { Judged } from "@/lib/domain/finding/facts";
import type { ClientRule } from "@/lib/domain/finding/rule";
import { wordsOf } from "@/lib/domain/finding/words-of";
import {
  byServer,
  MOST_SCOPES,
  needsServer,
  REGISTER_SCOPE,
  scopesInWords,
  serverOf,
} from "@/lib/domain/scope";
import { ageInDays } from "@/lib/domain/secret/age";
import { inWords } from "@/lib/domain/token";

/** A client with all scopes of an API counts from this many scopes on: smaller APIs are often granted whole. */
const WHOLE_API_SCOPES = 3;
const NEAR_MOST_SCOPES = 45;
const MANY_APIS = 5;
const LONG_MINUTES = 60;
const VERY_LONG_MINUTES = 480;
const REGISTRAR_DAYS = 90;

/** Rules about what a client may do: its scopes, its tokens, its flows, and what its name says. */
export const accessRules = {
  "missing-scope": {
    severity: "medium",
    title: "Missing scope",
    why: "The scope no longer exists. Tokens silently lack it, and the client gets it back if a person creates a scope of that name.",
    controls: ["NHI5", "SEC03B"],
    fix: "Remove the missing scopes",
    at: "client",
    find: ({ client, deadScopes }, pool) => {
      if (!deadScopes) return null;
      const [first] = client.scopes.filter((scope) => needsServer(scope) && !isLive(scope, pool));
      return first === undefined ? null : `${first}${deadScopes > 1 ? ` and ${deadScopes - 1} more` : ""}.`;
    },
  },
  "whole-api": {
    severity: "medium",
    title: "Every scope of an API",
    why: `The client has all scopes of an API with ${WHOLE_API_SCOPES} scopes or more. Programs rarely need to read, write and administer with one client.`,
    controls: ["NHI5", "SEC03A"],
    fix: "Review its scopes",
    at: "client form",
    find: ({ client }, { scopesOf }) => {
      const apis = client.scopes.length < WHOLE_API_SCOPES ? [] : wholeApis(client.scopes, scopesOf);
      return apis.length > 0 ? `All scopes of ${listed(apis)}.` : null;
    },
  },
  "many-scopes": {
    severity: "low",
    title: `Close to the limit of ${MOST_SCOPES} scopes`,
    why: `Cognito allows ${MOST_SCOPES} scopes for each client. One with that many usually serves several programs.`,
    controls: ["NHI5", "REL01"],
    fix: "Review its scopes",
    at: "client form",
    find: ({ client }) =>
      client.scopes.length >= NEAR_MOST_SCOPES ? `It has ${scopesInWords(client.scopes.length)}.` : null,
  },
  "many-apis": {
    severity: "low",
    title: "One client for many APIs",
    why: `Its scopes belong to ${MANY_APIS} resource servers or more. Programs that share a client share its secret too.`,
    controls: ["NHI9", "NHI5"],
    fix: "Review its scopes",
    at: "client form",
    find: ({ client }) => {
      if (client.scopes.length < MANY_APIS) return null;
      const { size } = byServer(client.scopes.filter(needsServer));
      return size >= MANY_APIS ? `Scopes of ${size} resource servers.` : null;
    },
  },
  "no-scope": {
    severity: "low",
    title: "No scope, so no tokens",
    why: "Cognito gives an M2M client tokens only with a scope of a resource server. Without one, the client is unused or half set up.",
    controls: ["NHI1"],
    fix: "Add a scope or delete it",
    at: "client form",
    find: ({ client }) =>
      client.isOAuthOn && !client.scopes.some((scope) => scope.includes("/"))
        ? "It has no scope of an API."
        : null,
  },
  "registrar-no-owner": {
    severity: "high",
    title: "Can register clients, without an owner",
    why: `A client with ${REGISTER_SCOPE} creates further clients. Its owner answers for all of them.`,
    controls: ["NHI5", "OPS02"],
    fix: "Assign an owner",
    at: "client",
    find: ({ client, ownerTeam }) =>
      ownerTeam === null && client.scopes.includes(REGISTER_SCOPE) ? `It has ${REGISTER_SCOPE}.` : null,
  },
  "registrar-old-secret": {
    severity: "high",
    title: `Can register clients with a secret older than ${REGISTRAR_DAYS} days`,
    why: "The secret of a client that registers others is worth more than theirs. Rotate it more often.",
    controls: ["NHI7", "NHI5"],
    fix: "Rotate the secret",
    at: "secrets",
    find: ({ client, secrets }, { at }) => {
      const oldest = client.scopes.includes(REGISTER_SCOPE) ? secrets?.[0] : undefined;
      const days = oldest ? ageInDays(oldest.createdAt, at) : 0;
      return days > REGISTRAR_DAYS
        ? `It has ${REGISTER_SCOPE}, and a secret that is ${days} days old.`
        : null;
    },
  },
  "registrar-idle": {
    severity: "low",
    title: "Can register clients while registration is off",
    why: "The scope does nothing today, and works as soon as dynamic client registration is turned on.",
    controls: ["NHI5", "SEC03B"],
    fix: "Remove the scope",
    at: "client form",
    find: ({ client }, { settings }) =>
      settings !== null && settings.registration === null && client.scopes.includes(REGISTER_SCOPE)
        ? `It has ${REGISTER_SCOPE}, and registration is off.`
        : null,
  },
  "long-token": {
    severity: "low",
    title: "Token lifetime over one hour",
    why: "An access token can’t be revoked before it expires. One hour is Cognito’s default, and programs can always request a new token.",
    controls: ["NHI7", "NHI4"],
    fix: "Shorten the lifetime",
    at: "client form",
    find: ({ client: { tokenMinutes } }) =>
      tokenMinutes > LONG_MINUTES && tokenMinutes <= VERY_LONG_MINUTES
        ? `Access tokens live ${inWords(tokenMinutes)}.`
        : null,
  },
  "very-long-token": {
    severity: "high",
    title: "Token lifetime over eight hours",
    why: "A stolen access token works until it expires, also after the client is suspended or deleted.",
    controls: ["NHI7", "NHI4"],
    fix: "Shorten the lifetime",
    at: "client form",
    find: ({ client: { tokenMinutes } }) =>
      tokenMinutes > VERY_LONG_MINUTES ? `Access tokens live ${inWords(tokenMinutes)}.` : null,
  },
  "not-revocable": {
    severity: "low",
    title: "Token revocation disabled",
    why: "Cognito can’t revoke refresh tokens of this client, and its access tokens lack the identifier that revocation needs. It is on for new clients.",
    controls: ["NHI4"],
    fix: "Turn it on",
    at: "client form",
    find: ({ client }) => (client.isRevocable === false ? "Token revocation is off." : null),
  },
  "user-sign-in": {
    severity: "medium",
    title: "User sign-in on an M2M client",
    why: "People can sign in with a client that is meant for a program. Its secret then serves both.",
    controls: ["NHI10", "NHI9"],
    fix: "See its sign-in flows",
    at: "client",
    find: ({ client }) => {
      const flows = client.kind === "mixed" ? signInFlows(client.authFlows) : [];
      return flows.length > 0 ? `${listed(flows.map(({ flow }) => flow))}.` : null;
    },
  },
  "password-sign-in": {
    severity: "high",
    title: "Password sign-in on an M2M client",
    why: "These flows send a person’s password to the program. Cognito recommends SRP or its sign-in pages instead.",
    controls: ["NHI4", "NHI10"],
    fix: "See its sign-in flows",
    at: "client",
    find: ({ client }) => {
      const flows = client.kind === "mixed" ? client.authFlows.filter(sendsPassword) : [];
      return flows.length > 0 ? `${listed(flows)}.` : null;
    },
  },
  "self-registered": {
    severity: "high",
    title: "Self-registered client with client_credentials",
    why: "A program created this client at the registration endpoint, and it gets tokens without a person. Cognito doesn’t let you rotate its secret.",
    controls: ["NHI3", "NHI4"],
    fix: "Review it",
    at: "client",
    find: ({ client }) =>
      client.isSelfRegistered ? `Registered on ${client.createdAt.slice(0, 10)}.` : null,
  },
  "duplicate-name": {
    severity: "low",
    title: "Duplicate name",
    why: "Cognito accepts several clients of one name. People then rotate, suspend or delete the wrong one.",
    controls: ["NHI1", "OPS02"],
    fix: "Rename or delete it",
    at: "client form",
    find: ({ name }, { namesakes }) => {
      const count = namesakes.get(nameKey(name)) ?? 0;
      return count > 1 ? `${count} clients of this pool have this name.` : null;
    },
  },
  "test-in-production": {
    severity: "high",
    title: "Named like a test, with production scopes",
    why: "The name of the client contains a word such as test, demo or tmp, and its tokens work in production.",
    controls: ["NHI8", "NHI1"],
    fix: "Review its scopes",
    at: "client form",
    find: ({ name, client }, { environment }) => {
      if (!isProduction(environment) || !client.scopes.some(needsServer)) return null;
      const word = wordsOf(name).find((it) => testWords.has(it));
      return word === undefined
        ? null
        : `“${word}” in its name, with ${scopesInWords(client.scopes.length)}.`;
    },
  },
  "production-elsewhere": {
    severity: "low",
    title: "Named like production, outside production",
    why: "A name that contains prod in another environment is mistaken for the real client, or is used by it.",
    controls: ["NHI8"],
    fix: "Rename it",
    at: "client form",
    find: ({ name }, { environment }) => {
      if (isProduction(environment)) return null;
      const word = wordsOf(name).find((it) => it === "prod" || it === "production");
      return word === undefined ? null : `“${word}” in its name, in ${environment}.`;
    },
  },
  unreadable: {
    severity: "low",
    title: "Settings that could not be read",
    why: "Cognito returned values that Clientele doesn’t recognise, so other rules may have missed something.",
    controls: ["NHI6"],
    fix: "Open the client",
    at: "client",
    find: ({ client }) => (client.unreadable ? `${listed(client.unreadable)}.` : null),
  },
} as const satisfies Record<string, ClientRule>;

const isLive = (scope: string, { scopesOf }: Judged) =>
  scopesOf.get(serverOf(scope).identifier)?.includes(scope) ?? false;

const wholeApis = (scopes: readonly string[], scopesOf: Judged["scopesOf"]): string[] =>
  [...byServer(scopes)].flatMap(([identifier, { length }]) => {
    const all = scopesOf.get(identifier);
    const isWhole =
      all && all.length >= WHOLE_API_SCOPES && length >= all.length && all.every((it) => scopes.includes(it));
    return isWhole ? [identifier] : [];
  });

/** Flows in which the program sees the password (API reference, ExplicitAuthFlows). */
const sendsPassword = (flow: string) =>
  flow === "ALLOW_USER_PASSWORD_AUTH" ||
  flow === "USER_PASSWORD_AUTH" ||
  flow === "ALLOW_ADMIN_USER_PASSWORD_AUTH" ||
  flow === "ADMIN_NO_SRP_AUTH";

const testWords = new Set([
  "test",
  "tests",
  "testing",
  "demo",
  "tmp",
  "temp",
  "poc",
  "sandbox",
  "dummy",
  "dev",
]);

const MOST_NAMED = 3;

/** The first of these texts, and how many more there are. */
const listed = (texts: readonly string[]): string =>
  texts.slice(0, MOST_NAMED).join(", ") +
  (texts.length > MOST_NAMED ? ` and ${texts.length - MOST_NAMED} more` : "");
