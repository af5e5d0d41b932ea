import { z } from "zod";
import type { OwnerFacts } from "@/lib/domain/access/ownership";
import {
  hasTokenApi,
  isM2m,
  kindOf,
  TOKEN_API,
  type TokenSource,
  tokenSources,
} from "@/lib/domain/client/client";
import { settingPaths } from "@/lib/domain/client/definition";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { ScopeChoice } from "@/lib/domain/scope/choice";
import { toMinutes } from "@/lib/domain/token";

const unit = z.enum(["seconds", "minutes", "hours", "days"]);

/**
 * Settings that a new client takes over in addition to those of the form: only settings for machines, never a way for
 * people to sign in. An absent setting has Cognito's default (limits: API reference, CreateUserPoolClient).
 */
export const carriedSettings = z
  .strictObject({
    isRevocable: z.boolean(),
    userExistenceErrors: z.enum(["ENABLED", "LEGACY"]),
    hasPropagatedContext: z.boolean(),
    sessionMinutes: z.int().min(3).max(15),
    idTokenValidity: z.int().min(1).max(86_400),
    idTokenUnit: unit,
    refreshTokenValidity: z.int().min(0).max(315_360_000),
    refreshTokenUnit: unit,
  })
  .partial();

export type CarriedSettings = z.infer<typeof carriedSettings>;

/** The settings of a client that is created without a template. */
export const usualSettings: CarriedSettings = { userExistenceErrors: "ENABLED", isRevocable: true };

/** What a new client starts from: another client, or a file of one. It holds no secret and no id. */
export type ClientTemplate = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly tokenMinutes: number;
  readonly tokenSource: TokenSource;
  readonly carried: CarriedSettings;
  /** Sentences about what the new client does not take over. */
  readonly leftOut: readonly string[];
};

/** A template as a browser keeps it. */
export const keptTemplate: z.ZodType<ClientTemplate> = z.object({
  name: z.string(),
  scopes: z.array(z.string()),
  tokenMinutes: z.number(),
  tokenSource: z.enum(tokenSources),
  carried: carriedSettings,
  leftOut: z.array(z.string()),
});

/** A client in this console that serves as a template. */
export type ClientSource = {
  readonly poolId: string;
  readonly clientId: string;
  /** When the client got the state in the template (ISO instant): a later state is not taken over unseen. */
  readonly changedAt: string;
  /** Its name and environment. */
  readonly label: string;
  readonly template: ClientTemplate;
  /** The owner, who may own the new client too; null where none is known. */
  readonly owner: OwnerFacts | null;
};

/**
 * The template in an exported client (`ClientDefinition`, or a file that claims to be one). Fails with denied if the
 * client is not for machines, and with invalid if a setting has a value that Cognito does not accept.
 */
export function templateOf({ name, settings, notCarried = [] }: WrittenClient): Result<ClientTemplate> {
  const shape = described.safeParse(settings);
  if (!shape.success) return failed(problem("invalid", { message: malformed(shape.error) }));
  const { flows, authFlows, scopes, isOAuthOn, accessTokenValidity, accessTokenUnit } = shape.data;
  if (!isM2m(kindOf({ flows, authFlows, scopes })))
    return failed(problem("denied", { message: `${name} is a user sign-in client. Nothing was copied.` }));
  const exact = toMinutes(accessTokenValidity, accessTokenUnit);
  const people = signInSettings
    .filter((key) => isPresent(settings[key]))
    .map((key) => awsName.get(key) ?? key);
  const ways = authFlows.filter((flow) => flow !== "ALLOW_REFRESH_TOKEN_AUTH" && flow !== TOKEN_API);
  const personal = scopes.filter((scope) => !scope.includes("/"));
  return ok({
    name,
    scopes: scopes.filter((scope) => scope.includes("/")),
    tokenMinutes: Math.round(exact),
    tokenSource: tokenSourceOf(flows, authFlows),
    carried: coherent(shape.data),
    leftOut: [
      ...[...people, ...ways, ...personal].map((it) => `${it}: only for user sign-in.`),
      ...notCarried.map((it) => `${it}: can’t be copied.`),
      ...(isOAuthOn || hasTokenApi(authFlows) ? [] : ["The suspended state. The new client is active."]),
      ...(Number.isInteger(exact)
        ? []
        : [`The seconds of its token lifetime (${exact} minutes): Clientele uses whole minutes.`]),
    ],
  });
}

/** Splits a template's scopes into those a form can choose, those the pool lacks, and those a policy restricts. */
export function sortScopes(
  scopes: readonly string[],
  { servers, restricted }: ScopeChoice,
): { granted: string[]; missing: string[]; refused: string[] } {
  const alive = new Set(servers.flatMap((server) => server.scopes.map(({ full }) => full)));
  const there = scopes.filter((scope) => alive.has(scope));
  return {
    granted: there.filter((scope) => !Object.hasOwn(restricted, scope)),
    missing: scopes.filter((scope) => !alive.has(scope)),
    refused: there.filter((scope) => Object.hasOwn(restricted, scope)),
  };
}

/** The settings that are taken over, as people read them. */
export function carriedInWords(carried: CarriedSettings): { term: string; detail: string }[] {
  const { isRevocable, userExistenceErrors, hasPropagatedContext, sessionMinutes } = carried;
  const line = (term: string, detail: string | undefined) => (detail === undefined ? [] : [{ term, detail }]);
  return [
    ...line("Token revocation", onOff(isRevocable)),
    ...line("User existence errors", userExistenceErrors && existence[userExistenceErrors]),
    ...line("Propagated user context", onOff(hasPropagatedContext)),
    ...line("Sign-in session", lifetime(sessionMinutes, "minutes")),
    ...line("ID token lifetime", lifetime(carried.idTokenValidity, carried.idTokenUnit ?? "hours")),
    ...line(
      "Refresh token lifetime",
      lifetime(carried.refreshTokenValidity, carried.refreshTokenUnit ?? "days"),
    ),
  ];
}

type WrittenClient = {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly notCarried?: readonly string[] | undefined;
};

const texts = z.array(z.string()).default([]);

const described = z.object({
  ...carriedSettings.shape,
  flows: texts,
  authFlows: texts,
  scopes: texts,
  isOAuthOn: z.boolean().default(false),
  accessTokenValidity: z.int().min(1).max(86_400).optional(),
  accessTokenUnit: unit.optional(),
});

const signInSettings = [
  "callbackUrls",
  "defaultRedirectUrl",
  "logoutUrls",
  "identityProviders",
  "readAttributes",
  "writeAttributes",
  "rotation",
  "analyticsApplicationArn",
  "analyticsApplicationId",
] as const;

const awsName = new Map<string, string>(settingPaths);

const isPresent = (value: unknown) =>
  value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** Drops a unit without a value: it would change the unit of Cognito's default (cognito-facts 2.5). */
function coherent(all: z.infer<typeof described>): CarriedSettings {
  const kept = Object.entries(all).filter(
    ([key, value]) =>
      key in carriedSettings.shape &&
      value !== undefined &&
      !(key === "idTokenUnit" && all.idTokenValidity === undefined) &&
      !(key === "refreshTokenUnit" && all.refreshTokenValidity === undefined),
  );
  return carriedSettings.parse(Object.fromEntries(kept));
}

function malformed(error: z.ZodError): string {
  const key = String(error.issues[0]?.path[0]);
  return `“${awsName.get(key) ?? key}” has a value that Cognito doesn’t accept. Nothing was copied.`;
}

const existence = { ENABLED: "Hidden", LEGACY: "Shown" } as const;

/** A client that is suspended or switched off has lost its flow, so its copy uses the token endpoint. */
function tokenSourceOf(flows: readonly string[], authFlows: readonly string[]): TokenSource {
  if (!hasTokenApi(authFlows)) return "endpoint";
  return flows.includes("client_credentials") ? "both" : "api";
}

const onOff = (value: boolean | undefined) => (value === undefined ? undefined : value ? "On" : "Off");
const lifetime = (value: number | undefined, inUnit: string) =>
  value === undefined ? undefined : `${value} ${value === 1 ? inUnit.slice(0, -1) : inUnit}`;
