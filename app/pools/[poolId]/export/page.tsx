import type { Metadata } from "next";
import { CheckState } from "@/components/export/check-state";
import { ExportPool } from "@/components/export/export-pool";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { exportable } from "@/lib/domain/client/definition";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { routes } from "@/lib/domain/routes";
import { allNames } from "@/lib/inventory/clients";
import { readServers } from "@/lib/inventory/resource-servers";

export const metadata: Metadata = { title: "Export" };

export default async function ExportPage({ params }: PageProps<"/pools/[poolId]/export">) {
  const pool = await openPool((await params).poolId);
  const [names, servers] = await Promise.all([allNames(pool), readServers(pool)]);
  if (!names.ok) return <ProblemNotice problem={names.problem} />;
  if (!servers.ok) return <ProblemNotice problem={servers.problem} />;
  const content = {
    poolId: pool.id,
    region: pool.region,
    clients: names.value,
    servers: exportable(servers.value),
  };
  const definitions = { url: routes.clientDefinitions(pool.id), most: PAGE_ROWS };
  return (
    <>
      <PageHeader title="Export" breadcrumb={[{ href: routes.clients(pool.id), label: "App clients" }]}>
        App clients and resource servers as code. No secret is in it.
      </PageHeader>
      <ExportPool pool={content} definitions={definitions} />
      <CheckState pool={content} definitions={definitions} />
    </>
  );
}
