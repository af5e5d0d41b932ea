import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Moment } from "@/components/ui/text/moment";
import type { PoolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";

type Props = {
  pool: PoolShown;
  clientId: string;
  name: string;
  /** When it was deleted (ISO), and by whom (email). */
  at: string;
  by: string;
};

/** The page of a client that was deleted here: when, by whom, and where its history is. */
export function DeletedClient({ pool, clientId, name, at, by }: Props) {
  return (
    <>
      <PageHeader title={name} breadcrumb={[{ href: routes.clients(pool), label: "App clients" }]}>
        <code translate="no" className="font-mono text-code wrap-anywhere">
          {clientId}
        </code>
      </PageHeader>
      <Notice
        tone="info"
        title="This app client was deleted"
        actions={
          <>
            <ButtonLink href={routes.auditFound(new URLSearchParams({ client: clientId }))}>
              View audit trail
            </ButtonLink>
            <ButtonLink href={routes.clients(pool)} variant="quiet">
              Back to the app clients
            </ButtonLink>
          </>
        }
      >
        {by} deleted it <Moment at={at} />. It can’t be restored, and its client ID is never reused.
      </Notice>
    </>
  );
}
