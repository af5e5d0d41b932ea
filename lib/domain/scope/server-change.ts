import type { Difference } from "@/lib/domain/client/difference";
import { fullScope } from "@/lib/domain/scope";
import { awsCommand } from "@/lib/domain/snippet/aws-command";

/** The editable settings of a resource server. Its identifier never changes (API reference, UpdateResourceServer). */
export type ServerSettings = { readonly name: string; readonly scopes: readonly ScopeText[] };

type ScopeText = { readonly name: string; readonly description: string };

/** A person's edit of one scope: the description they saw, and the new one. Null means that there is no such scope. */
export type ScopeEdit = {
  readonly name: string;
  readonly was: string | null;
  readonly becomes: string | null;
};

/**
 * Only what a person changes, each part with the value they saw before, so that it can be applied to a resource server
 * that others changed meanwhile.
 */
export type ServerChange = {
  readonly name: { readonly was: string; readonly becomes: string } | null;
  readonly scopes: readonly ScopeEdit[];
};

/** Stands for the resource server's own name among clashes, which are names of scopes. No scope has this name. */
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

/** The part of a change that is still to be made: without what is so already, even if somebody else did it. */
export const stillOpen = (server: ServerSettings, { name, scopes }: ServerChange): ServerChange => ({
  name: name === null || name.becomes === server.name ? null : name,
  scopes: scopes.filter(({ name: scope, becomes }) => descriptionOf(server, scope) !== becomes),
});

/** Parts that somebody else changed differently since they were seen, as `OWN_NAME` or names of scopes. */
export function clashes(server: ServerSettings, change: ServerChange): string[] {
  const { name, scopes } = stillOpen(server, change);
  const ofScopes = scopes.filter(({ name: scope, was }) => descriptionOf(server, scope) !== was);
  return [
    ...(name !== null && name.was !== server.name ? [OWN_NAME] : []),
    ...ofScopes.map(({ name: scope }) => scope),
  ];
}

/** The change as if it had begun from `server`, without the clashes in `theirs`, where the other value stays. */
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

/** The effect of a change on a resource server, in words; empty where there is none. */
export function differences(identifier: string, server: ServerSettings, change: ServerChange): Difference[] {
  const { name, scopes } = stillOpen(server, change);
  const full = (edit: ScopeEdit) => fullScope(identifier, edit.name);
  const before = (edit: ScopeEdit) => descriptionOf(server, edit.name);
  const removed = scopes.filter((edit) => edit.becomes === null).map(full);
  const added = scopes
    .filter((edit) => edit.becomes !== null && before(edit) === null)
    .map((edit) => `${full(edit)} (${edit.becomes})`);
  return [
    ...(name === null ? [] : [{ label: "Name", was: server.name, becomes: name.becomes }]),
    ...(removed.length + added.length > 0 ? [{ label: "Scopes", removed, added }] : []),
    ...scopes.flatMap((edit) => {
      const was = before(edit);
      if (was === null || edit.becomes === null) return [];
      return [{ label: `Description of ${full(edit)}`, was, becomes: edit.becomes }];
    }),
  ];
}

/** The description of a scope, or null where there is no such scope. */
export const descriptionOf = ({ scopes }: ServerSettings, name: string): string | null =>
  scopes.find((scope) => scope.name === name)?.description ?? null;

/** A whole resource server under AWS's names, as its creation and its update take it. */
export const serverMembers = (identifier: string, { name, scopes }: ServerSettings) => ({
  Identifier: identifier,
  Name: name,
  Scopes: scopes.map((scope) => ({ ScopeName: scope.name, ScopeDescription: scope.description })),
});

type At = { readonly region: string; readonly poolId: string; readonly identifier: string };

/** The creation or update of a resource server as an AWS CLI command. It holds all, because an update replaces all. */
export const serverCommand = (
  operation: "create-resource-server" | "update-resource-server",
  { region, poolId, identifier }: At,
  settings: ServerSettings,
): string => awsCommand(operation, region, { UserPoolId: poolId, ...serverMembers(identifier, settings) });

/** The deletion of a resource server as a command of the AWS CLI. */
export const deleteServerCommand = ({ region, poolId, identifier }: At): string =>
  awsCommand("delete-resource-server", region, { UserPoolId: poolId, Identifier: identifier });
