import { deadScopes, type ResourceServer, serverOf } from "@/lib/domain/scope";

/** A scope that a client has. One that its resource server no longer has is missing: tokens are issued without it. */
export type GrantedScope = {
  readonly full: string;
  readonly description: string;
  readonly isMissing: boolean;
};

/** The scopes that a client has of one resource server. */
export type GrantedGroup = {
  /** Empty for Cognito’s own scopes, such as `openid`. */
  readonly identifier: string;
  /** The name of the API; null where the pool has no such resource server, or that is not known. */
  readonly name: string | null;
  readonly scopes: readonly GrantedScope[];
  readonly missing: number;
};

/** A client’s scopes by resource server, both in the client’s order. Without `servers` none counts as missing. */
export function grantedGroups(
  scopes: readonly string[],
  servers: readonly ResourceServer[] | null,
): GrantedGroup[] {
  const dead = new Set(servers ? deadScopes(scopes, servers) : []);
  const known = new Map(servers?.map((server) => [server.identifier, server]));
  const identifiers = [...new Set(scopes.map((scope) => serverOf(scope).identifier))];
  return identifiers.map((identifier) => {
    const server = known.get(identifier);
    const described = new Map(server?.scopes.map(({ full, description }) => [full, description]));
    const own = scopes.filter((scope) => serverOf(scope).identifier === identifier);
    return {
      identifier,
      name: server?.name ?? null,
      scopes: own.map((full) => ({
        full,
        description: described.get(full) ?? "",
        isMissing: dead.has(full),
      })),
      missing: own.filter((scope) => dead.has(scope)).length,
    };
  });
}
