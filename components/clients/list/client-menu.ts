import { Activity, Code, Copy, CopyPlus, Eye, KeyRound, Pause, Pencil, Play, Ticket } from "lucide-react";
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
  const copy: RowMenuItem = { label: "Copy client ID", icon: Copy, copies: clientId };
  const open: RowMenuItem = { label: "Open", icon: Eye, href: routes.client(poolId, clientId) };
  const activity: RowMenuItem = {
    label: "Activity",
    icon: Activity,
    href: routes.clientActivity(poolId, clientId),
  };
  if (settings && !isM2m(settings.kind)) return [[open, activity], [copy]];
  const secrets = { icon: KeyRound, href: routes.clientSecrets(poolId, clientId) };
  const suspension =
    settings?.isOAuthOn === false ? { label: "Resume", icon: Play } : { label: "Suspend", icon: Pause };
  return [
    [
      open,
      { ...secrets, label: may("rotate secret") ? "Rotate secret" : "Secrets" },
      ...only(may("test token"), {
        label: "Try a token",
        icon: Ticket,
        href: routes.clientTry(poolId, clientId),
      }),
      { label: "Code", icon: Code, href: routes.clientCode(poolId, clientId) },
      activity,
    ],
    [
      ...only(may("edit client"), { label: "Edit", icon: Pencil, href: routes.editClient(poolId, clientId) }),
      ...only(canCreate, {
        label: "Duplicate",
        icon: CopyPlus,
        href: routes.duplicateClient(poolId, { poolId, clientId }),
      }),
      ...only(may("suspend client"), { ...suspension, href: routes.client(poolId, clientId) }),
    ],
    [copy],
  ];
}

const only = (isOffered: boolean, item: RowMenuItem): RowMenuItem[] => (isOffered ? [item] : []);
