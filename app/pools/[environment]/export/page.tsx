import { poolTitle } from "@/app/titles";
import { CheckState } from "@/components/export/check-state";
import { ExportPool } from "@/components/export/export-pool";
import { HelpLink } from "@/components/help/help-link";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { routes } from "@/lib/domain/routes";
import { poolContent } from "@/lib/inventory/pool/content";

export const generateMetadata = poolTitle("Export");

export default async function ExportPage({ params }: PageProps<"/pools/[environment]/export">) {
  const pool = await openPool((await params).environment);
  const content = await poolContent(pool);
  if (!content.ok) return <UnreadNotice problem={content.problem} />;
  const definitions = { url: routes.clientDefinitions(pool), most: PAGE_ROWS };
  return (
    <>
      <PageHeader title="Export">
        Export app clients and resource servers as code. Secrets are never included.{" "}
        <HelpLink page="platform-engineers" section="export-and-import">
          How to use each form
        </HelpLink>
      </PageHeader>
      <ExportPool pool={content.value} definitions={definitions} />
      <CheckState contentUrl={routes.poolContent(pool)} definitions={definitions} />
    </>
  );
}
