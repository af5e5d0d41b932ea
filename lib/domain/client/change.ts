import type { Difference } from "@/lib/domain/client/difference";
import { awsCommand } from "@/lib/domain/snippet/aws-command";

/** The settings of a client that people edit. All others stay as they are. */
export type EditableSettings = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly tokenMinutes: number;
  /** Whether refresh tokens can be revoked (EnableTokenRevocation). */
  readonly isRevocable: boolean;
};

/** Only what a person changes, so that it can be applied to settings that others changed meanwhile. */
export type ClientChange = {
  readonly name?: string | undefined;
  readonly addScopes: readonly string[];
  readonly dropScopes: readonly string[];
  readonly tokenMinutes?: number | undefined;
  readonly isRevocable?: boolean | undefined;
};

/** The members of UpdateUserPoolClient that a change touches, under AWS's names. All others stay as they are. */
export type ClientMembers = {
  readonly ClientName?: string | undefined;
  readonly AllowedOAuthScopes?: string[] | undefined;
  readonly AccessTokenValidity?: number | undefined;
  readonly TokenValidityUnits?: object | undefined;
  readonly EnableTokenRevocation?: boolean | undefined;
};

/** One setting that differs. */
type SettingDifference = Difference & { readonly field: keyof EditableSettings };

/** A field that two people set to different values. */
export type Clash = Exclude<keyof EditableSettings, "scopes">;

/** The change that leads from `before` to `after`. */
export const changeBetween = (before: EditableSettings, after: EditableSettings): ClientChange => ({
  ...(after.name !== before.name && { name: after.name }),
  addScopes: after.scopes.filter((scope) => !before.scopes.includes(scope)).sort(),
  dropScopes: before.scopes.filter((scope) => !after.scopes.includes(scope)),
  ...(after.tokenMinutes !== before.tokenMinutes && { tokenMinutes: after.tokenMinutes }),
  ...(after.isRevocable !== before.isRevocable && { isRevocable: after.isRevocable }),
});

/** The settings after a change. Scopes that stay keep their order, new ones follow. */
export const changed = (settings: EditableSettings, change: ClientChange): EditableSettings => ({
  name: change.name ?? settings.name,
  scopes: scopesAfter(settings.scopes, change),
  tokenMinutes: change.tokenMinutes ?? settings.tokenMinutes,
  isRevocable: change.isRevocable ?? settings.isRevocable,
});

/** A client's scopes after a change. */
export const scopesAfter = (
  scopes: readonly string[],
  { addScopes, dropScopes }: Pick<ClientChange, "addScopes" | "dropScopes">,
) => [
  ...scopes.filter((scope) => !dropScopes.includes(scope)),
  ...addScopes.filter((scope) => !scopes.includes(scope)),
];

/** Applies a change to all members. Members that it does not touch stay the same. */
export function changedMembers<Members extends ClientMembers>(
  members: Members,
  change: ClientChange,
): Members {
  const { name, tokenMinutes, isRevocable } = change;
  const isScopeChange = change.addScopes.length + change.dropScopes.length > 0;
  return {
    ...members,
    ...(name !== undefined && { ClientName: name }),
    ...(isScopeChange && { AllowedOAuthScopes: scopesAfter(members.AllowedOAuthScopes ?? [], change) }),
    // A value without its unit would be read in hours.
    ...(tokenMinutes !== undefined && {
      AccessTokenValidity: tokenMinutes,
      TokenValidityUnits: { ...members.TokenValidityUnits, AccessToken: "minutes" },
    }),
    ...(isRevocable !== undefined && { EnableTokenRevocation: isRevocable }),
  };
}

/** What differs, in the order of the form; empty where nothing does. The order of scopes is no difference. */
export function differences(before: EditableSettings, after: EditableSettings): SettingDifference[] {
  const change = changeBetween(before, after);
  const { addScopes: added, dropScopes: removed } = change;
  return [
    ...differenceIn("name", before, after),
    ...(added.length + removed.length > 0
      ? [{ field: "scopes" as const, label: labels.scopes, removed, added }]
      : []),
    ...differenceIn("tokenMinutes", before, after),
    ...differenceIn("isRevocable", before, after),
  ];
}

/** The fields that `change` and `theirs` set to different values since `before`: the person has to choose. */
export function clashes(before: EditableSettings, change: ClientChange, theirs: EditableSettings): Clash[] {
  const fields: Clash[] = ["name", "tokenMinutes", "isRevocable"];
  return fields.filter(
    (field) =>
      change[field] !== undefined && theirs[field] !== before[field] && theirs[field] !== change[field],
  );
}

/** A field's value as people read it. */
export function inWords(field: Clash, settings: EditableSettings): string {
  if (field === "name") return settings.name;
  if (field === "isRevocable") return settings.isRevocable ? "On" : "Off";
  return `${settings.tokenMinutes} minutes`;
}

export const labels = {
  name: "Name",
  scopes: "Scopes",
  tokenMinutes: "Access token lifetime",
  isRevocable: "Token revocation",
} as const;

/** The update as a command of the AWS CLI, for a POSIX shell. It holds all members, because it replaces them all. */
export function updateCommand(
  at: { region: string; poolId: string; clientId: string },
  members: ClientMembers,
): string {
  const input = { UserPoolId: at.poolId, ClientId: at.clientId, ...members };
  return awsCommand("update-user-pool-client", at.region, input);
}

function differenceIn(field: Clash, before: EditableSettings, after: EditableSettings): SettingDifference[] {
  if (before[field] === after[field]) return [];
  return [{ field, label: labels[field], was: inWords(field, before), becomes: inWords(field, after) }];
}
