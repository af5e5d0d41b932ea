import type { Difference } from "@/lib/domain/client/difference";
import { fullScope } from "@/lib/domain/scope";
import { awsCommand } from "@/lib/domain/snippet/aws-command";

/** What people edit on a resource server. Its identifier never changes (API reference, UpdateResourceServer). */
export type ServerSettings = { readonly name: string; readonly scopes: readonly ScopeText[] };

type ScopeText = { readonly name: string; readonly description: string };

/** What somebody makes of one scope: its description as they saw it and as it is to be. Null is: no such scope. */
export type ScopeEdit = {
  readonly name: string;
  readonly was: string | null;
  readonly becomes: string | null;
};

/**
 * What somebody changes, each part with what they saw before it, and nothing of what they leave alone: so it can be made
 * on a resource server that others changed meanwhile.
 */
export type ServerChange = {
  readonly name: { readonly was: string; readonly becomes: string } | null;
  readonly scopes: readonly ScopeEdit[];
};

/** Where two people clash: the name of a scope, or this for the resource server's own name. No scope is called so. */
export const OWN_NAME = "";

/** The resource server after a change. Scopes that stay keep their order, new ones follow. */
export function changed(server: ServerSettings, change: ServerChange): ServerSettings {
  const edits = new Map(change.scopes.map(({ name, becomes }) => [name, becomes]));
  const kept = server.scopes.flatMap(({ name, description }) => {
    const becomes = edits.get(name);
    if (becomes === null) return [];
    return [{ name, description: becomes ?? description }];
  });
  const known = new Set(server.scopes.map(({ name }) => name));
  const made = change.scopes.flatMap(({ name, becomes }) =>
    becomes === null || known.has(name) ? [] : [{ name, description: becomes }],
  );
  return { name: change.name?.becomes ?? server.name, scopes: [...kept, ...made] };
}

/** What is left to be done of a change: without what is so already, be it by somebody else. */
export const stillOpen = (server: ServerSettings, { name, scopes }: ServerChange): ServerChange => ({
  name: name === null || name.becomes === server.name ? null : name,
  scopes: scopes.filter(({ name: scope, becomes }) => descriptionOf(server, scope) !== becomes),
});

/** What somebody else made another thing of since it was seen: `OWN_NAME` or names of scopes, to be chosen between. */
export function clashes(server: ServerSettings, change: ServerChange): string[] {
  const { name, scopes } = stillOpen(server, change);
  const ofScopes = scopes.filter(({ name: scope, was }) => descriptionOf(server, scope) !== was);
  return [
    ...(name !== null && name.was !== server.name ? [OWN_NAME] : []),
    ...ofScopes.map(({ name: scope }) => scope),
  ];
}

/** The change as if it had been begun on `server`, without the clashes of which theirs is to stay. */
export function rebased(
  server: ServerSettings,
  change: ServerChange,
  theirs: readonly string[],
): ServerChange {
  const { name, scopes } = stillOpen(server, change);
  return {
    name: name === null || theirs.includes(OWN_NAME) ? null : { ...name, was: server.name },
    scopes: scopes
      .filter(({ name: scope }) => !theirs.includes(scope))
      .map((edit) => ({ ...edit, was: descriptionOf(server, edit.name) })),
  };
}

/** What a change does to a resource server, in words; empty where it does nothing. */
export function differences(identifier: string, server: ServerSettings, change: ServerChange): Difference[] {
  const { name, scopes } = stillOpen(server, change);
  const renamed = { label: "Name", removed: [server.name], added: [name?.becomes ?? ""] };
  return [
    ...(name === null ? [] : [renamed]),
    ...scopes.map((edit) => scopeDifference(identifier, server, edit)),
  ];
}

/** The description of a scope, or null where there is no such scope. */
export const descriptionOf = ({ scopes }: ServerSettings, name: string): string | null =>
  scopes.find((scope) => scope.name === name)?.description ?? null;

/** A whole resource server under AWS's names: what its creation and its update take. */
export const serverMembers = (identifier: string, { name, scopes }: ServerSettings) => ({
  Identifier: identifier,
  Name: name,
  Scopes: scopes.map((scope) => ({ ScopeName: scope.name, ScopeDescription: scope.description })),
});

type At = { readonly region: string; readonly poolId: string; readonly identifier: string };

/** The creation or the update of a resource server as a command of the AWS CLI; all of it, since an update replaces all. */
export const serverCommand = (
  operation: "create-resource-server" | "update-resource-server",
  { region, poolId, identifier }: At,
  settings: ServerSettings,
): string => awsCommand(operation, region, { UserPoolId: poolId, ...serverMembers(identifier, settings) });

/** Its deletion. */
export const deleteServerCommand = ({ region, poolId, identifier }: At): string =>
  awsCommand("delete-resource-server", region, { UserPoolId: poolId, Identifier: identifier });

function scopeDifference(
  identifier: string,
  server: ServerSettings,
  { name, becomes }: ScopeEdit,
): Difference {
  const full = fullScope(identifier, name);
  const before = descriptionOf(server, name);
  if (before !== null && becomes !== null)
    return { label: `Description of ${full}`, removed: [before], added: [becomes] };
  const label = `Scope ${full}`;
  return { label, removed: before === null ? [] : [before], added: becomes === null ? [] : [becomes] };
}
