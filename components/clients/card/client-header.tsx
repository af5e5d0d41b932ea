import type { ReactNode } from "react";
import { KindBadge } from "@/components/clients/card/kind-badge";
import { StateBadges } from "@/components/clients/card/state-badges";
import { PageHeader } from "@/components/ui/page-header";
import { TabsNav } from "@/components/ui/tabs-nav";
import { CopyButton } from "@/components/ui/text/copy-button";
import type { AppClient } from "@/lib/domain/client/client";
import type { ClientMarks } from "@/lib/domain/list/parse";
import { routes } from "@/lib/domain/routes";

/** The pages of one client. */
export type ClientPage = "overview" | "secrets" | "try" | "code" | "export" | "activity";

type Props = {
  poolId: string;
  client: AppClient;
  marks: ClientMarks;
  current: ClientPage;
  /** The one thing that the page is mostly opened for. */
  action?: ReactNode;
};

/** The head of every page of one client: its name, id, kind and state, and the way to its other pages. */
export function ClientHeader({ poolId, client, marks, current, action }: Props) {
  const { clientId, name, kind } = client;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={name}
        action={action}
        marks={
          <>
            <KindBadge kind={kind} />
            <StateBadges settings={client} {...marks} />
          </>
        }
        breadcrumb={[{ href: routes.clients(poolId), label: "App clients" }]}
      >
        <span className="flex flex-wrap items-center gap-1">
          <code translate="no" className="font-mono text-code wrap-anywhere">
            {clientId}
          </code>
          <CopyButton value={clientId} what="client ID" size="small" variant="quiet" compact />
        </span>
      </PageHeader>
      <TabsNav
        label={`Pages of ${name}`}
        tabs={[
          { href: routes.client(poolId, clientId), label: "Overview", isCurrent: current === "overview" },
          {
            href: routes.clientSecrets(poolId, clientId),
            label: "Secrets",
            isCurrent: current === "secrets",
          },
          { href: routes.clientTry(poolId, clientId), label: "Try a token", isCurrent: current === "try" },
          { href: routes.clientCode(poolId, clientId), label: "Code", isCurrent: current === "code" },
          { href: routes.clientExport(poolId, clientId), label: "Export", isCurrent: current === "export" },
          {
            href: routes.clientActivity(poolId, clientId),
            label: "Activity",
            isCurrent: current === "activity",
          },
        ]}
      />
    </div>
  );
}
