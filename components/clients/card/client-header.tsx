import type { ReactNode } from "react";
import { KindBadge, RegisteredBadge } from "@/components/clients/card/kind-badge";
import { StateBadges } from "@/components/clients/card/state-badges";
import { HelpLink } from "@/components/help/help-link";
import { PageHeader } from "@/components/ui/page-header";
import { TabsNav } from "@/components/ui/tabs-nav";
import { CopyButton } from "@/components/ui/text/copy-button";
import type { PoolShown } from "@/lib/domain/access/roles";
import { type AppClient, getsTokens, isM2m } from "@/lib/domain/client/client";
import type { ClientMarks } from "@/lib/domain/list/parse";
import { routes } from "@/lib/domain/routes";

/** The pages of one client. */
export type ClientPage = "overview" | "secrets" | "try" | "code" | "export" | "activity";

type Props = {
  pool: PoolShown;
  client: AppClient;
  marks: ClientMarks;
  current: ClientPage;
  /** The one thing that the page is mostly opened for. */
  action?: ReactNode;
};

/** What people look up on a page. */
const helpOn: Partial<Record<ClientPage, { page: string; section: string; label: string }>> = {
  secrets: {
    page: "app-teams",
    section: "rotate-a-secret-without-downtime",
    label: "How to rotate a secret",
  },
  try: { page: "app-teams", section: "what-errors-mean", label: "What errors mean" },
  code: { page: "app-teams", section: "get-a-token", label: "How to get a token" },
  export: { page: "platform-engineers", section: "export-and-import", label: "How to use an export" },
};

/** The head of every page of one client: its name, id, kind and state, and the way to its other pages. */
export function ClientHeader({ pool, client, marks, current, action }: Props) {
  const { clientId, name, kind } = client;
  const help = helpOn[current];
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={name}
        action={action}
        marks={
          <>
            <KindBadge kind={kind} />
            {client.isSelfRegistered ? <RegisteredBadge /> : null}
            <StateBadges settings={{ kind, isOn: getsTokens(client) }} {...marks} />
          </>
        }
        breadcrumb={[{ href: routes.clients(pool), label: "App clients" }]}
      >
        <span className="flex flex-wrap items-center gap-1">
          <code translate="no" className="font-mono text-code wrap-anywhere">
            {clientId}
          </code>
          <CopyButton value={clientId} what="client ID" size="small" variant="quiet" compact />
          {help ? (
            <HelpLink page={help.page} section={help.section}>
              {help.label}
            </HelpLink>
          ) : null}
        </span>
      </PageHeader>
      <TabsNav
        label={`Pages of ${name}`}
        tabs={pages
          .filter(({ page, isForM2m }) => !isForM2m || isM2m(kind) || page === current)
          .map(({ page, label, route }) => ({
            href: route(pool, clientId),
            label,
            isCurrent: page === current,
          }))}
      />
    </div>
  );
}

/** A user sign-in client has no page that would only say that it is not for such clients. */
const pages: readonly {
  page: ClientPage;
  label: string;
  route: (pool: PoolShown, clientId: string) => string;
  isForM2m?: boolean;
}[] = [
  { page: "overview", label: "Overview", route: routes.client },
  { page: "secrets", label: "Secrets", route: routes.clientSecrets, isForM2m: true },
  { page: "try", label: "Try a token", route: routes.clientTry, isForM2m: true },
  { page: "code", label: "Code", route: routes.clientCode, isForM2m: true },
  { page: "export", label: "Export", route: routes.clientExport },
  { page: "activity", label: "Activity", route: routes.clientActivity },
];
