/** An API as Cognito knows it, with the scopes that can be granted on it. */
export type ResourceServer = {
  readonly identifier: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Cognito owns this one; nobody edits it. */
  readonly isManaged: boolean;
};

export type Scope = {
  /** `identifier/name`, as tokens and clients carry it. */
  readonly full: string;
  readonly name: string;
  readonly description: string;
};

/** Cognito's own limit (quotas page): scopes on one client. */
export const MOST_SCOPES = 50;

/** The full scope string. The last `/` separates, because identifiers may be URLs and scope names hold no `/`. */
export const fullScope = (identifier: string, name: string) => `${identifier}/${name}`;

/** The resource server and the name of a full scope string; a scope without a server, such as `openid`, has none. */
export function serverOf(full: string): { identifier: string; name: string } {
  const at = full.lastIndexOf("/");
  return { identifier: full.slice(0, Math.max(0, at)), name: full.slice(at + 1) };
}

/**
 * Those of a client's scopes that tokens will carry. A scope that its resource server has no longer is dead: tokens
 * lack it in silence. One without a server, such as `openid`, belongs to Cognito itself.
 */
export function liveScopes(scopes: readonly string[], servers: readonly ResourceServer[]): string[] {
  const known = new Set(servers.flatMap((server) => server.scopes.map(({ full }) => full)));
  return scopes.filter((scope) => !scope.includes("/") || known.has(scope));
}

/** The others: scopes that are on the client and on no resource server. */
export function deadScopes(scopes: readonly string[], servers: readonly ResourceServer[]): string[] {
  const alive = liveScopes(scopes, servers);
  return scopes.filter((scope) => !alive.includes(scope));
}

/** The scopes in a text, where they stand with space between them, as OAuth writes them. */
export const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
