import type { ClientRow } from "@/lib/domain/list/parse";

/** A client of the list as a test wants it; without `client`, one that has not been read. */
export function aRow(
  name: string,
  {
    client,
    ...more
  }: Partial<Omit<ClientRow, "client">> & { client?: Partial<ClientRow["client"]> | null } = {},
): ClientRow {
  const known = {
    clientId: name,
    name,
    kind: "m2m",
    scopes: [],
    tokenMinutes: 60,
    isOAuthOn: true,
    authFlows: [],
    createdAt: "2026-01-01T00:00:00.000Z",
    changedAt: "2026-01-01T00:00:00.000Z",
    ...client,
  } as const;
  return {
    clientId: name,
    name,
    client: client === null ? null : known,
    secrets: client === null ? null : [{ secretId: `${name}--1`, createdAt: "2026-01-01T00:00:00.000Z" }],
    ownerTeam: null,
    isSuspended: false,
    deadScopes: 0,
    message: null,
    ...more,
  };
}
