import { TextLink } from "@/components/ui/text-link";
import { type InPool, routes } from "@/lib/domain/routes";
import { holdersInWords, type ServerUsage } from "@/lib/domain/scope/holder";
import { own } from "@/lib/domain/text/own";
import { queryOf } from "@/lib/domain/text/query-parameters";

/** The list of the clients, of any kind, that hold a scope or any scope of a server, perhaps of one owner. */
export const holdersHref = (pool: InPool, held: { scope?: string; server?: string; owner?: string }) =>
  routes.clientsFound(pool, queryOf({ ...held, kind: "all" }));

type Props = {
  pool: InPool;
  /** A full scope string. */
  scope: string;
  /** Null where the inventory could not be asked. */
  usage: ServerUsage | null;
};

/** How many clients hold a scope, as a link to their list where there are any. */
export function HoldersLink({ pool, scope, usage }: Props) {
  if (usage === null) return <span className="text-table text-ink-muted">Clients unavailable</span>;
  const count = own(usage.scopes, scope) ?? 0;
  if (count === 0) return <span className="text-ink-muted">{holdersInWords(0, usage.isWhole)}</span>;
  return (
    <TextLink href={holdersHref(pool, { scope })} className="text-table">
      {holdersInWords(count, usage.isWhole)}
    </TextLink>
  );
}
