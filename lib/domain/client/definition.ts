import { deadScopes, fullScope, type ResourceServer, serverOf } from "@/lib/domain/scope";
import { capitalized } from "@/lib/domain/text/capitalized";

/** An app client as an export holds it: every setting that can be exported, and no secret. */
export type ClientDefinition = {
  readonly clientId: string;
  readonly name: string;
  /** Whether it has a secret. Cognito decides at creation, for good. */
  readonly hasSecret: boolean;
  readonly settings: ClientSettingValues;
  /** Members of Cognito’s answer that no export carries, by Cognito’s names and without their values. */
  readonly notCarried?: readonly string[];
};

/** A setting that Cognito does not return is absent: it has its default. */
export type ClientSettingValues = { readonly [Key in SettingKey]?: SettingValue };

export type SettingValue = string | number | boolean | readonly string[];

/**
 * The settings by our name, Cognito's and CloudFormation's (they agree), and Terraform's. Sources: API reference,
 * UserPoolClientType; CloudFormation, AWS::Cognito::UserPoolClient; provider 6.66.0, aws_cognito_user_pool_client.
 */
export const clientSettingNames = [
  ["accessTokenValidity", "AccessTokenValidity", "access_token_validity"],
  ["flows", "AllowedOAuthFlows", "allowed_oauth_flows"],
  ["isOAuthOn", "AllowedOAuthFlowsUserPoolClient", "allowed_oauth_flows_user_pool_client"],
  ["scopes", "AllowedOAuthScopes", "allowed_oauth_scopes"],
  ["sessionMinutes", "AuthSessionValidity", "auth_session_validity"],
  ["callbackUrls", "CallbackURLs", "callback_urls"],
  ["defaultRedirectUrl", "DefaultRedirectURI", "default_redirect_uri"],
  [
    "hasPropagatedContext",
    "EnablePropagateAdditionalUserContextData",
    "enable_propagate_additional_user_context_data",
  ],
  ["isRevocable", "EnableTokenRevocation", "enable_token_revocation"],
  ["authFlows", "ExplicitAuthFlows", "explicit_auth_flows"],
  ["idTokenValidity", "IdTokenValidity", "id_token_validity"],
  ["logoutUrls", "LogoutURLs", "logout_urls"],
  ["userExistenceErrors", "PreventUserExistenceErrors", "prevent_user_existence_errors"],
  ["readAttributes", "ReadAttributes", "read_attributes"],
  ["refreshTokenValidity", "RefreshTokenValidity", "refresh_token_validity"],
  ["identityProviders", "SupportedIdentityProviders", "supported_identity_providers"],
  ["writeAttributes", "WriteAttributes", "write_attributes"],
] as const;

/**
 * The settings that Cognito nests, as one block each in Terraform: our name, Cognito’s, Terraform’s, and whether the
 * provider takes over what the code leaves open (it does so for every setting above).
 */
export const clientBlocks = [
  {
    member: "TokenValidityUnits",
    block: "token_validity_units",
    fields: [
      ["accessTokenUnit", "AccessToken", "access_token", "computed"],
      ["idTokenUnit", "IdToken", "id_token", "computed"],
      ["refreshTokenUnit", "RefreshToken", "refresh_token", "computed"],
    ],
  },
  {
    member: "RefreshTokenRotation",
    block: "refresh_token_rotation",
    fields: [
      ["rotation", "Feature", "feature", "given"],
      ["rotationGraceSeconds", "RetryGracePeriodSeconds", "retry_grace_period_seconds", "given"],
    ],
  },
  {
    member: "AnalyticsConfiguration",
    block: "analytics_configuration",
    fields: [
      ["analyticsApplicationArn", "ApplicationArn", "application_arn", "given"],
      ["analyticsApplicationId", "ApplicationId", "application_id", "given"],
      ["analyticsExternalId", "ExternalId", "external_id", "given"],
      ["analyticsRoleArn", "RoleArn", "role_arn", "computed"],
      ["isAnalyticsShared", "UserDataShared", "user_data_shared", "computed"],
    ],
  },
] as const;

/**
 * What Cognito does without a unit (API reference, TokenValidityUnitsType). The provider has the same defaults: it writes
 * them into a block that lacks them, and reads a client that has all three of them as one without the block.
 */
export const unitDefaults: Readonly<Record<string, string>> = {
  accessTokenUnit: "hours",
  idTokenUnit: "hours",
  refreshTokenUnit: "days",
};

type SettingKey = (typeof clientSettingNames)[number][0] | (typeof clientBlocks)[number]["fields"][number][0];

/** Our names of all settings, with Cognito’s: a nested one by its path. */
export const settingPaths: readonly (readonly [key: SettingKey, path: string])[] = [
  ...clientSettingNames.map(([key, member]) => [key, member] as const),
  ...clientBlocks.flatMap(({ member, fields }) =>
    fields.map(([key, inner]) => [key, `${member}.${inner}`] as const),
  ),
];

/** The content of one export: clients and resource servers of one pool, in any order. */
export type Exported = {
  readonly poolId: string;
  readonly region: string;
  readonly clients: readonly ClientDefinition[];
  readonly servers: readonly ExportedServer[];
  /** Full scopes of these clients that no resource server of the pool has. Absent for none. */
  readonly deadScopes?: readonly string[];
};

export type ExportedServer = {
  readonly identifier: string;
  readonly name: string;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
};

/** Sorts an export by names and ids, so that two exports of one state are equal. */
export function inOrder({ clients, servers, ...pool }: Exported): Exported {
  return {
    ...pool,
    clients: [...clients].sort(
      (one, other) => compare(one.name, other.name) || compare(one.clientId, other.clientId),
    ),
    servers: servers
      .map(({ identifier, name, scopes }) => ({
        identifier,
        name,
        scopes: scopes
          .map((scope) => ({ name: scope.name, description: scope.description }))
          .sort((one, other) => compare(one.name, other.name)),
      }))
      .sort((one, other) => compare(one.identifier, other.identifier)),
  };
}

/** The resource servers that an export may hold: not those that Cognito creates and changes itself. */
export const exportable = (servers: readonly ResourceServer[]): ExportedServer[] =>
  servers.filter(({ isManaged }) => !isManaged);

/** The identifiers of the resource servers that Cognito creates and changes itself. */
export const managedOf = (servers: readonly ResourceServer[]): string[] =>
  servers.flatMap(({ isManaged, identifier }) => (isManaged ? [identifier] : []));

/** Full scopes of the clients that no resource server of the pool has; those of `managed` servers are not judged. */
export function deadScopesOf(
  { clients, servers }: Pick<Exported, "clients" | "servers">,
  managed: readonly string[],
): string[] {
  const whole = servers.map(({ identifier, name, scopes }) => ({
    identifier,
    name,
    isManaged: false,
    scopes: scopes.map((scope) => ({ ...scope, full: fullScope(identifier, scope.name) })),
  }));
  const named = new Set(clients.flatMap(({ settings }) => textsIn(settings.scopes)));
  return deadScopes([...named].sort(), whole).filter((it) => !managed.includes(serverOf(it).identifier));
}

/** The texts of a setting that is a list; none for any other. */
export const textsIn = (value: SettingValue | undefined): readonly string[] =>
  typeof value === "object" ? value : [];

/** The identifiers of the resource servers to which a client's scopes belong, each once. */
export const serversOf = ({ settings }: ClientDefinition): string[] => [
  ...new Set(textsIn(settings.scopes).map((it) => serverOf(it).identifier)),
];

/** The resource servers to which the clients' scopes belong. */
export function neededBy({ clients, servers }: Exported): ExportedServer[] {
  const needed = new Set(clients.flatMap(serversOf));
  return servers.filter(({ identifier }) => needed.has(identifier));
}

/** CloudFormation takes 255 characters (its limits page), and an identifier has up to 256. */
const LONGEST_LABEL = 100;

/** Unique names for code, none of them in `used`: letters, digits and single `separator`s, beginning with a letter. */
export function labels(
  names: readonly string[],
  separator: "_" | "",
  used: readonly string[] = [],
): string[] {
  const taken = new Set(used.map((name) => name.toLowerCase()));
  return names.map((name) => {
    const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
    const base = separator ? words.join(separator).toLowerCase() : words.map(capitalized).join("");
    const label = (/^[A-Za-z]/.test(base) ? base : separator ? `client_${base}` : `Client${base}`)
      .slice(0, LONGEST_LABEL)
      .replace(/_$/, "");
    let free = label;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${label}${separator}${count}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
