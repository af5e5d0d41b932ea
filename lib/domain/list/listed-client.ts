import { type ClientKind, type ClientName, getsTokens, type Registered } from "@/lib/domain/client/client";
import type { ClientRow } from "@/lib/domain/list/parse";

/**
 * The part of a client that the list shows: sixty of them go to the browser with the page. Instants are ISO 8601, to
 * the second.
 */
export type ListedClient = ClientName & {
  /** Null while they have not been read. */
  readonly settings:
    | (Registered & {
        readonly kind: ClientKind;
        /** Whether it gets tokens. */
        readonly isOn: boolean;
        readonly tokenMinutes: number;
        readonly createdAt: string;
        readonly changedAt: string;
        /** The first of its scopes in the order of the search, or null if it has none; and the number of scopes. */
        readonly scope: string | null;
        readonly scopes: number;
      })
    | null;
  /** The number of its secrets, and when the oldest was made; null while they have not been read. */
  readonly secrets: { readonly count: number; readonly oldest: string | null } | null;
  readonly ownerTeam: string | null;
  readonly isSuspended: boolean;
  readonly deadScopes: number | null;
  readonly message: string | null;
};

/** What the list shows of a row. */
export function listed(row: ClientRow): ListedClient {
  const { clientId, name, client, secrets, ownerTeam, isSuspended, deadScopes, message } = row;
  return {
    clientId,
    name,
    settings: client && {
      kind: client.kind,
      isOn: getsTokens(client),
      tokenMinutes: client.tokenMinutes,
      createdAt: toSecond(client.createdAt),
      changedAt: toSecond(client.changedAt),
      scope: client.scopes[0] ?? null,
      scopes: client.scopes.length,
      ...(client.isSelfRegistered && { isSelfRegistered: true }),
    },
    secrets: secrets && { count: secrets.length, oldest: secrets[0] ? toSecond(secrets[0].createdAt) : null },
    ownerTeam,
    isSuspended,
    deadScopes,
    message,
  };
}

/** Whether part of a client has not been read yet and can be. If it cannot, the message says why. */
export const isMissing = ({ settings, secrets, message }: ListedClient): boolean =>
  settings === null || (secrets === null && message === null);

/** The list shows whole seconds only, and a page sends up to 180 instants. */
const toSecond = (instant: string) => instant.replace(/\.\d+Z$/, "Z");
