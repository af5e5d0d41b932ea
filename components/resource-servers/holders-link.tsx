import { TextLink } from "@/components/ui/text-link";
import { searchQuery } from "@/lib/domain/list/url";
import { holdersInWords, type ScopeUsage } from "@/lib/domain/scope/holder";
import { routes } from "@/lib/domain/routes";

type Props = {
  poolId: string;
  /** A full scope string. */
  scope: string;
  /** Null where the inventory could not be asked. */
  usage: ScopeUsage | null;
};

/** How many clients hold a scope, and the way to their list. */
export function HoldersLink({ poolId, scope, usage }: Props) {
  if (usage === null) return <span className="text-table text-ink-muted">Clients not known</span>;
  const query = searchQuery({ scope, kind: "all", page: 1 });
  return (
    <TextLink href={routes.clientsFound(poolId, query)} className="text-table">
      {holdersInWords(usage.scopes[scope] ?? 0, usage.isWhole)}
    </TextLink>
  );
}
