import type { RowMenuItem } from "@/components/ui/row-menu";
import { isM2m } from "@/lib/domain/client/client";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import type { RowRight } from "@/lib/domain/list/row-rights";
import { routes } from "@/lib/domain/routes";

/** What the list needs to know of a person to make the menu of a row. */
export type MenuFacts = { poolId: string; rights: readonly RowRight[]; canCreate: boolean };

/** The menu of one client: its pages, and the acts that the person may do to it. */
export function clientMenu(
  { clientId, settings }: ListedClient,
  { poolId, rights, canCreate }: MenuFacts,
): readonly (readonly RowMenuItem[])[] {
  const may = (right: RowRight) => rights.includes(right);
  const client = routes.client(poolId, clientId);
  const copy: RowMenuItem = { label: "Copy client ID", copies: clientId };
  const open: RowMenuItem = { label: "Open", href: client };
  const activity: RowMenuItem = { label: "Activity", href: routes.clientActivity(poolId, clientId) };
  if (settings && !isM2m(settings.kind)) return [[open, activity], [copy]];
  const secrets = routes.clientSecrets(poolId, clientId);
  // The fragments are the ids of the buttons that begin the acts.
  const suspension =
    settings?.isOAuthOn === false
      ? { label: "Resume", href: `${client}#resume` }
      : { label: "Suspend", href: `${client}#suspend` };
  return [
    [
      open,
      may("rotate secret")
        ? { label: "Rotate secret", href: `${secrets}#start-rotation` }
        : { label: "Secrets", href: secrets },
      ...only(may("test token"), { label: "Try a token", href: routes.clientTry(poolId, clientId) }),
      { label: "Code", href: routes.clientCode(poolId, clientId) },
      activity,
    ],
    [
      ...only(may("edit client"), { label: "Edit", href: routes.editClient(poolId, clientId) }),
      ...only(canCreate, {
        label: "Duplicate",
        href: routes.duplicateClient(poolId, { poolId, clientId }),
      }),
      ...only(may("suspend client"), suspension),
    ],
    [copy],
  ];
}

const only = (isOffered: boolean, item: RowMenuItem): RowMenuItem[] => (isOffered ? [item] : []);
