import { permanentRedirect } from "next/navigation";
import { ConsoleFrame } from "@/app/console-frame";
import { filteredTitle } from "@/app/titles";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTrail } from "@/components/audit/audit-trail";
import { EvidenceLink } from "@/components/audit/evidence-link";
import { HelpLink } from "@/components/help/help-link";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePerson } from "@/lib/auth/person";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { type Person, poolShown } from "@/lib/domain/access/roles";
import {
  AUDIT_PAGE_ROWS,
  auditFilter,
  enteredIn,
  environmentsSeen,
  type ReadSearch,
  readAuditSearch,
} from "@/lib/domain/audit/search";
import { withEnvironment } from "@/lib/domain/old-address";
import type { Result } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { meantBy } from "@/lib/inventory/audit-search";
import { namesIn } from "@/lib/inventory/clients";
import { listKinds } from "@/lib/store/audit/kinds";
import { findPage } from "@/lib/store/audit/search";

export const generateMetadata = filteredTitle("Audit");

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const person = await requirePerson();
  const parameters = await searchParams;
  const pools = poolsOf(person);
  const moved = withEnvironment(parameters, pools);
  if (moved) permanentRedirect(routes.auditFound(moved));
  const read = readAuditSearch(parameters);
  const [kinds, found] = await Promise.all([listKinds(), rowsFor(read, person)]);
  const environments = environmentsSeen(person);
  const rows = found.ok ? found.value.rows : [];
  const names = await namesIn(rows, pools);
  const search = read.ok ? read.value.search : null;
  return (
    <ConsoleFrame person={person} pool={pools.find(({ environment }) => environment === search?.environment)}>
      <PageHeader title="Audit" action={<EvidenceLink />}>
        All changes and refused attempts, newest first.
        {environments ? ` Your role can see entries for ${environments.join(" and ")}.` : null}{" "}
        <HelpLink page="auditors">About the audit trail</HelpLink>
      </PageHeader>
      <AuditFilters
        entered={enteredIn(parameters)}
        errors={{ ...(read.ok && read.value.errors), ...(!found.ok && found.problem.fields) }}
        environments={pools.map(({ environment }) => environment)}
        {...(kinds.ok ? kinds.value : { actions: [], outcomes: [] })}
      />
      {search && found.ok ? (
        <AuditTrail page={found.value} search={search} pools={pools.map(poolShown)} names={names} />
      ) : null}
      {found.ok ? null : <UnreadNotice problem={found.problem} />}
    </ConsoleFrame>
  );
}

async function rowsFor(read: Result<ReadSearch>, person: Person) {
  if (!read.ok) return read;
  const { search } = read.value;
  const meant = await meantBy(search, poolsOf(person));
  return meant.ok ? findPage(auditFilter(search, meant.value, person), AUDIT_PAGE_ROWS) : meant;
}
