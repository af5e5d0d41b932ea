import { type ClientChange, changeBetween, type EditableSettings } from "@/lib/domain/client/change";
import { sortScopes } from "@/lib/domain/client/template";
import { belongsToCognito, byServer, deadScopes, type ResourceServer } from "@/lib/domain/scope";
import type { ScopeChoice } from "@/lib/domain/scope/choice";
import type { ScopeDraft } from "@/lib/domain/scope/server-draft";

/** How a client can become like its counterpart in another environment. Its name, owner and secrets stay. */
export type Promotion = {
  /** All that the person may carry over. */
  readonly change: ClientChange;
  /** Scopes of the counterpart that the client’s pool lacks, so that nobody can grant them. */
  readonly missing: readonly string[];
  /** Scopes of the counterpart that the person may not grant here. */
  readonly refused: readonly string[];
  /** Scopes of the client that its pool lacks. Every update removes them, because Cognito would refuse it. */
  readonly dead: readonly string[];
};

/** The promotion of `source` to `target`, a client of another pool whose scopes are `choice`. */
export function promotionOf(
  source: EditableSettings,
  target: EditableSettings,
  choice: ScopeChoice,
): Promotion {
  const dead = deadScopes(target.scopes, choice.servers);
  const kept = target.scopes.filter((scope) => !isOfApi(scope));
  const change = changeBetween(
    { ...target, scopes: target.scopes.filter((scope) => !dead.includes(scope)) },
    { ...source, name: target.name, scopes: [...source.scopes.filter(isOfApi), ...kept] },
  );
  const { granted, missing, refused } = sortScopes(change.addScopes, choice);
  return { change: { ...change, addScopes: granted }, missing, refused, dead };
}

/** Scopes such as `openid` are for the sign-in of people, which each environment sets up for itself. */
const isOfApi = (scope: string) => scope.includes("/");

/** The part of a promotion that a person chose: full scopes, and settings by their field. */
export function chosenChange({ change, dead }: Promotion, chosen: ReadonlySet<string>): ClientChange {
  const { tokenMinutes, isRevocable } = change;
  const addScopes = change.addScopes.filter((scope) => chosen.has(scope));
  const dropScopes = change.dropScopes.filter((scope) => chosen.has(scope));
  return {
    addScopes,
    dropScopes: [...dropScopes, ...dead],
    ...(tokenMinutes !== undefined && chosen.has("tokenMinutes") && { tokenMinutes }),
    ...(isRevocable !== undefined && chosen.has("isRevocable") && { isRevocable }),
  };
}

/** What is chosen at first: everything but the removal of scopes, which programs of that environment may need. */
export const usualChoice = ({ change }: Promotion): string[] => [
  ...change.addScopes,
  ...(["tokenMinutes", "isRevocable"] as const).filter((field) => change[field] !== undefined),
];

/** Missing scopes of one resource server, as they are described where they exist. */
export type LackingServer = {
  readonly identifier: string;
  readonly name: string;
  /** Whether the pool has the resource server, and lacks only scopes. */
  readonly isThere: boolean;
  readonly scopes: readonly ScopeDraft[];
};

/** What a pool with the resource servers `there` has to get before the missing scopes of another pool can be granted. */
export const lackingServers = (
  missing: readonly string[],
  elsewhere: readonly ResourceServer[],
  there: readonly ResourceServer[],
): LackingServer[] =>
  [...byServer(missing.filter((scope) => !belongsToCognito(scope)))].map(([identifier, names]) => {
    const model = elsewhere.find((server) => server.identifier === identifier);
    return {
      identifier,
      name: model?.name || identifier,
      isThere: there.some((server) => server.identifier === identifier),
      scopes: names.map((name) => ({
        name,
        description: model?.scopes.find((scope) => scope.name === name)?.description || name,
      })),
    };
  });
