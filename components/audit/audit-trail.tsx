import { ScrollText } from "lucide-react";
import { type AuditPage, AuditRows } from "@/components/audit/audit-rows";
import { VerifyTrail } from "@/components/audit/verify-trail";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonLook } from "@/components/ui/button-look";
import { EmptyState } from "@/components/ui/empty-state";
import type { PoolShown } from "@/lib/domain/access/roles";
import { type AuditSearch, auditQuery, isNarrowed } from "@/lib/domain/audit/search";
import { routes } from "@/lib/domain/routes";

type Props = {
  page: AuditPage;
  search: AuditSearch;
  pools: readonly PoolShown[];
  /** The names of clients that are known, by their ids. */
  names: Readonly<Record<string, string>>;
};

/** The rows that fit the filters, as a table and as files, and the proof that the whole trail is sound. */
export function AuditTrail({ page, search, pools, names }: Props) {
  const { before, ...filters } = search;
  const hrefBefore = (sequence: number | null) =>
    routes.auditFound(auditQuery({ ...filters, before: sequence === null ? undefined : String(sequence) }));
  return (
    <section data-wide aria-label="Audit trail" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <VerifyTrail url={routes.auditCheck} />
        <span className="flex flex-wrap gap-2">
          {/* Plain links: each answers with a file, or with a sentence that says why not. */}
          <a
            href={routes.auditExport("csv", auditQuery(filters))}
            className={buttonLook("secondary", "body")}
          >
            Export CSV
          </a>
          <a
            href={routes.auditExport("jsonl", auditQuery(filters))}
            className={buttonLook("secondary", "body")}
          >
            Export JSON lines
          </a>
        </span>
      </div>
      <AuditRows
        page={page}
        pools={pools}
        names={names}
        hrefBefore={hrefBefore}
        isNewest={before === undefined}
        empty={<Nothing search={search} />}
      />
    </section>
  );
}

function Nothing({ search }: { search: AuditSearch }) {
  if (isNarrowed(search))
    return (
      <EmptyState
        title="No matching entries."
        action={<ButtonLink href={routes.audit}>Show all entries</ButtonLink>}
      />
    );
  if (search.before !== undefined) return <EmptyState title={`No entries before row ${search.before}.`} />;
  return (
    <EmptyState icon={<ScrollText />} title="No activity yet.">
      Changes, exported files and refused attempts appear here.
    </EmptyState>
  );
}
