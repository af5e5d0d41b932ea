/** An API as Cognito knows it, with the scopes that can be granted on it. */
export type ResourceServer = {
  readonly identifier: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Cognito owns this one; nobody edits it. */
  readonly isManaged: boolean;
};

/** What the list knows of a resource server. */
export type ServerName = Pick<ResourceServer, "identifier" | "name">;

export type Scope = {
  /** `identifier/name`, as tokens and clients carry it. */
  readonly full: string;
  readonly name: string;
  readonly description: string;
};

/** Cognito's own limit (quotas page): scopes on one client. */
export const MOST_SCOPES = 50;

/** "1 scope", "4 scopes". */
export const scopesInWords = (count: number): string => `${count} ${count === 1 ? "scope" : "scopes"}`;

/** The full scope string. The last `/` separates, because identifiers may be URLs and scope names hold no `/`. */
export const fullScope = (identifier: string, name: string) => `${identifier}/${name}`;

/**
 * The scope that lets its holder register further clients. No resource server of the pool has it, and clients that
 * registered themselves cannot hold it (developer guide, dynamic client registration; API reference, ClientTypeType).
 */
export const REGISTER_SCOPE = "aws.cognito/dcr/register";

/**
 * Whether a scope, or the resource server of this identifier, belongs to a feature of Cognito. Such a scope is called a
 * system scope, and exists without a resource server.
 */
export const belongsToCognito = (scopeOrServer: string) => scopeOrServer.startsWith("aws.cognito/");

/** Whether a scope exists only while a resource server has it: not `openid` and its like, and not a system scope. */
export const needsServer = (full: string) => full.includes("/") && !belongsToCognito(full);

/** Splits a full scope string. A scope without a resource server, such as `openid`, has an empty identifier. */
export function serverOf(full: string): { identifier: string; name: string } {
  const at = full.lastIndexOf("/");
  return { identifier: full.slice(0, Math.max(0, at)), name: full.slice(at + 1) };
}

/** The names of scopes by the identifiers of their resource servers, both in the order given. */
export function byServer(scopes: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const full of scopes) {
    const { identifier, name } = serverOf(full);
    const names = found.get(identifier);
    if (names) names.push(name);
    else found.set(identifier, [name]);
  }
  return found;
}

/**
 * The scopes of a client that its tokens carry. A scope that its resource server no longer has is dead: tokens silently
 * lack it. Scopes that need no resource server belong to Cognito itself.
 */
export function liveScopes(scopes: readonly string[], servers: readonly ResourceServer[]): string[] {
  const known = new Set(servers.flatMap((server) => server.scopes.map(({ full }) => full)));
  return scopes.filter((scope) => !needsServer(scope) || known.has(scope));
}

/** The dead scopes of a client: those that no resource server has. */
export function deadScopes(scopes: readonly string[], servers: readonly ResourceServer[]): string[] {
  const alive = new Set(liveScopes(scopes, servers));
  return scopes.filter((scope) => !alive.has(scope));
}

/** The scopes in a text, separated by white space as OAuth writes them. */
export const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
