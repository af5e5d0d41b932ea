import { type AuditPage, AuditRows } from "@/components/audit/audit-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { auditQuery } from "@/lib/domain/audit/search";
import { routes } from "@/lib/domain/routes";

type Props = {
  pool: PoolShown;
  clientId: string;
  page: AuditPage;
  /** The name of the client by its id, if it is known. */
  names: Readonly<Record<string, string>>;
  /** The page ends before the row of this sequence. */
  before: string | undefined;
};

/** What people did or tried with one client, through the console. */
export function ClientActivity({ pool, clientId, page, names, before }: Props) {
  const address = routes.clientActivity(pool, clientId);
  return (
    <section aria-label="Activity" className="flex flex-col gap-3">
      <p className="text-ink-muted">
        All changes and refused attempts for this client, newest first.{" "}
        <TextLink href={routes.auditFound(auditQuery({ environment: pool.environment, client: clientId }))}>
          Filter and export them in the audit trail
        </TextLink>
      </p>
      <AuditRows
        page={page}
        pools={[]}
        names={names}
        hrefBefore={(sequence) =>
          sequence === null ? address : `${address}?${auditQuery({ before: String(sequence) })}`
        }
        isNewest={before === undefined}
        empty={<EmptyState title="No activity for this client yet." />}
      />
    </section>
  );
}
