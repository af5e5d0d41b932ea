import type { Metadata } from "next";
import { ConsoleFrame } from "@/app/console-frame";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTrail } from "@/components/audit/audit-trail";
import { HelpLink } from "@/components/help/help-link";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePerson } from "@/lib/auth/person";
import { poolsOf } from "@/lib/aws/cognito/pools";
import {
  AUDIT_PAGE_ROWS,
  auditFilter,
  enteredIn,
  environmentsSeen,
  readAuditSearch,
} from "@/lib/domain/audit/search";
import { knownNames } from "@/lib/inventory/clients";
import { listKinds } from "@/lib/store/audit/kinds";
import { findPage } from "@/lib/store/audit/search";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const person = await requirePerson();
  const parameters = await searchParams;
  const search = readAuditSearch(parameters);
  const [kinds, found] = await Promise.all([
    listKinds(),
    search.ok ? findPage(auditFilter(search.value, person), AUDIT_PAGE_ROWS) : search,
  ]);
  const pools = poolsOf(person).map(({ id, environment }) => ({ id, environment }));
  const environments = environmentsSeen(person);
  const rows = found.ok ? found.value.rows : [];
  const clientIds = new Set(rows.flatMap(({ clientId }) => clientId ?? []));
  // Only pools that the page is about: each one that is opened asks the store.
  const named = poolsOf(person).filter(({ id }) => rows.some(({ poolId }) => poolId === id));
  const names = await Promise.all(named.map((pool) => knownNames(pool, clientIds)));
  return (
    <ConsoleFrame person={person}>
      <PageHeader title="Audit">
        All changes and refused attempts, newest first.
        {environments ? ` Your role can see entries for ${environments.join(" and ")}.` : null}{" "}
        <HelpLink page="auditors">About the audit trail</HelpLink>
      </PageHeader>
      <AuditFilters
        entered={enteredIn(parameters)}
        errors={search.ok ? {} : search.problem.fields}
        pools={pools}
        {...(kinds.ok ? kinds.value : { actions: [], outcomes: [] })}
      />
      {search.ok && found.ok ? (
        <AuditTrail
          page={found.value}
          search={search.value}
          poolIds={pools.map(({ id }) => id)}
          names={Object.assign({}, ...names)}
        />
      ) : null}
      {found.ok ? null : <UnreadNotice problem={found.problem} />}
    </ConsoleFrame>
  );
}
