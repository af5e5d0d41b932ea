"use client";

import { useRouter } from "next/navigation";
import type { Batched } from "@/components/clients/form/use-create-each";
import { LeaveDialog } from "@/components/secrets/leave-dialog";
import { SecretPanel } from "@/components/secrets/secret-panel";
import { useLeaveGuard } from "@/components/secrets/use-leave-guard";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";

type Props = {
  pool: PoolShown;
  rows: readonly Batched[];
  /** All names, ids and secrets as JSON; null before the first, and once they have been wiped. */
  secret: string | null;
};

/** The creation of several clients: a report for each, and once all are done, their secrets together. */
export function NewClientsPanel({ pool, rows, secret }: Props) {
  const router = useRouter();
  const count = (is: Batched["is"]) => rows.filter((it) => it.is === is).length;
  const isDone = count("waiting") + count("creating") === 0;
  const guard = useLeaveGuard(!isDone);
  const made = count("created");
  const createdAt = rows.flatMap((it) => it.createdAt ?? []).at(-1) ?? "";
  const clients = `${made} new ${made === 1 ? "client" : "clients"}`;
  const files = secret === null ? [] : [{ label: "JSON", name: "client-secrets.json", text: secret }];
  return (
    <>
      <PageHeader
        title={isDone ? `${made} of ${rows.length} app clients created` : "Creating app clients…"}
        breadcrumb={[{ href: routes.clients(pool), label: "App clients" }]}
      >
        {isDone ? "Save the secrets below." : "Stay on this page: it gets the secrets of the new clients."}
      </PageHeader>
      <p role="status">{`${made} created, ${count("refused")} not created.`}</p>
      {isDone && made > 0 ? (
        <SecretPanel
          secret={secret}
          clientName={clients}
          createdAt={createdAt}
          files={files}
          onDone={() => router.replace(routes.clients(pool))}
        />
      ) : null}
      <ul aria-label="Clients" className="flex flex-col divide-y divide-line">
        {rows.map(({ at, name, is, clientId, message }) => (
          <li key={at} className="py-2 wrap-anywhere">
            {clientId === null ? name : <TextLink href={routes.client(pool, clientId)}>{name}</TextLink>}
            <span className="text-ink-muted">
              {is === "created" ? `: created, ${clientId}` : is === "refused" ? `: ${message}` : `: ${is}…`}
            </span>
          </li>
        ))}
      </ul>
      <LeaveDialog guard={guard} title="Leave while clients are created?">
        The secrets of the clients that were created can’t be shown again. You would have to rotate them.
      </LeaveDialog>
    </>
  );
}
