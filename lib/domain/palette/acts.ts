import { getsTokens, isChangeable, suspensionAct } from "@/lib/domain/client/client";
import type { ClientRow } from "@/lib/domain/list/parse";
import {
  type Actor,
  may,
  type Permission,
  type Protection,
  whyNoClient,
  whyNotOn,
} from "@/lib/domain/policy";
import { type InPool, routes } from "@/lib/domain/routes";

/** An act as the palette offers it: it leads to the page where the act is done, and does nothing by itself. */
type Offer = {
  readonly label: string;
  /** Other words by which people look for it. */
  readonly also: string;
};

type ClientAct = Offer & {
  /** Null for what everybody may do who sees the client. */
  readonly permission: Permission | null;
  readonly isFor?: (row: ClientRow) => boolean;
  readonly href: (pool: InPool, clientId: string) => string;
};

/** The acts on a client. */
export const clientActs: readonly ClientAct[] = [
  {
    label: "Rotate secret",
    also: "rotation new",
    permission: "rotate secret",
    isFor: ({ client }) => !client?.isSelfRegistered,
    href: routes.rotateSecret,
  },
  { label: "Edit app client", also: "change scopes", permission: "edit client", href: routes.editClient },
  { label: "Try a token", also: "test request", permission: "test token", href: routes.clientTry },
  {
    label: "Copy code",
    also: "curl snippet protect api gateway verify",
    permission: null,
    href: routes.clientCode,
  },
  {
    label: "Duplicate app client",
    also: "copy clone",
    permission: "create client",
    href: (pool, clientId) => routes.duplicateClient(pool, { ...pool, clientId }),
  },
  {
    label: "Suspend app client",
    also: "disable off stop",
    permission: "suspend client",
    isFor: ({ client, isSuspended }) =>
      suspensionAct(client !== null && getsTokens(client), isSuspended) === "suspend",
    href: routes.suspendClient,
  },
  {
    label: "Resume app client",
    also: "enable on",
    permission: "suspend client",
    isFor: ({ client, isSuspended }) =>
      suspensionAct(client !== null && getsTokens(client), isSuspended) === "resume",
    href: routes.resumeClient,
  },
  { label: "Show activity", also: "audit history", permission: null, href: routes.clientActivity },
  {
    label: "Delete app client",
    also: "remove",
    permission: "delete client",
    href: routes.deleteClient,
  },
];

/** Whether the palette offers an act on a client. A client that has not been read yet is offered no change. */
export function isOffered(
  person: Actor,
  { permission, isFor }: ClientAct,
  row: ClientRow,
  environment: string,
  protection: Protection,
): boolean {
  if (permission === null) return true;
  if (!isChangeable(row.client) || isFor?.(row) === false) return false;
  if (permission === "create client") return whyNoClient(person, environment) === null;
  return whyNotOn(person, permission, environment, { team: row.ownerTeam, protection }) === null;
}

type PoolAct = Offer & { readonly href: string };

/** The acts in a pool that are about nothing that exists yet. */
export function poolActs(person: Actor, pool: InPool): PoolAct[] {
  const { environment } = pool;
  const isEditor = may(person, "edit resource server", environment);
  return [
    ...(whyNoClient(person, environment) === null
      ? [{ label: "Create app client", also: "new add", href: routes.newClient(pool) }]
      : []),
    ...(isEditor
      ? [{ label: "Create resource server", also: "new add api", href: routes.newResourceServer(pool) }]
      : []),
    ...(may(person, "set scope policy", environment)
      ? [{ label: "Assign owners", also: "resource servers teams grant", href: routes.serverOwners(pool) }]
      : []),
  ];
}
