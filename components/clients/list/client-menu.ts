import type { RowMenuItem } from "@/components/ui/row-menu";
import type { PoolShown } from "@/lib/domain/access/roles";
import { isChangeable, isM2m, suspensionAct } from "@/lib/domain/client/client";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import type { RowRight } from "@/lib/domain/list/row-rights";
import { routes } from "@/lib/domain/routes";

/** What the list needs to know of a person to make the menu of a row. */
export type MenuFacts = { pool: PoolShown; rights: readonly RowRight[]; canCreate: boolean };

/** The menu of one client: its pages, and the acts that the person may do to it. Only its pages while it is unread. */
export function clientMenu(
  { clientId, settings, isSuspended }: ListedClient,
  { pool, rights, canCreate }: MenuFacts,
): readonly (readonly RowMenuItem[])[] {
  const may = (right: RowRight) => isChangeable(settings) && rights.includes(right);
  const copy: RowMenuItem = { label: "Copy client ID", copies: clientId };
  const open: RowMenuItem = { label: "Open", href: routes.client(pool, clientId) };
  const activity: RowMenuItem = { label: "Activity", href: routes.clientActivity(pool, clientId) };
  if (settings && !isM2m(settings.kind)) return [[open, activity], [copy]];
  const suspension = suspensionAct(settings?.isOn ?? false, isSuspended);
  return [
    [
      open,
      may("rotate secret") && !settings?.isSelfRegistered
        ? { label: "Rotate secret", href: routes.rotateSecret(pool, clientId) }
        : { label: "Secrets", href: routes.clientSecrets(pool, clientId) },
      ...only(may("test token"), { label: "Try a token", href: routes.clientTry(pool, clientId) }),
      { label: "Code", href: routes.clientCode(pool, clientId) },
      activity,
    ],
    [
      ...only(may("edit client"), { label: "Edit", href: routes.editClient(pool, clientId) }),
      ...only(canCreate && isChangeable(settings), {
        label: "Duplicate",
        href: routes.duplicateClient(pool, { environment: pool.environment, clientId }),
      }),
      ...only(may("suspend client") && suspension === "suspend", {
        label: "Suspend",
        href: routes.suspendClient(pool, clientId),
      }),
      ...only(may("suspend client") && suspension === "resume", {
        label: "Resume",
        href: routes.resumeClient(pool, clientId),
      }),
    ],
    [copy],
  ];
}

const only = (isOffered: boolean, item: RowMenuItem): RowMenuItem[] => (isOffered ? [item] : []);
