import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ClientHeader, type ClientPage } from "@/components/clients/card/client-header";
import { DeletedClient } from "@/components/clients/card/deleted-client";
import { RememberedOverview } from "@/components/clients/card/remembered-overview";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { deletionOf } from "@/lib/acts/clients/deleted";
import type { Pool } from "@/lib/domain/access/roles";
import { poolShown } from "@/lib/domain/access/roles";
import type { Problem } from "@/lib/domain/problem";
import { rememberedClient } from "@/lib/inventory/clients";
import { maxSecretAge, withAges } from "@/lib/inventory/rotation-settings";

type Props = {
  pool: Pool;
  clientId: string;
  /** Why it could not be read. */
  problem: Problem;
  current: ClientPage;
  /** What the page can still show, in place of the remembered client. */
  children?: ReactNode;
};

/** A page of a client that cannot be read now: why, and what the console remembers of it. It offers no actions. */
export async function UnreadClient({ pool, clientId, problem, current, children }: Props) {
  if (problem.code === "not-found") {
    const deletion = await deletionOf(pool, clientId);
    if (!deletion.ok || deletion.value === null) notFound();
    return <DeletedClient pool={poolShown(pool)} clientId={clientId} {...deletion.value} />;
  }
  const remembered = await rememberedClient(pool, clientId);
  if (remembered === null) return <UnreadNotice problem={problem} />;
  return (
    <>
      <ClientHeader
        pool={poolShown(pool)}
        client={remembered.client}
        marks={remembered.marks}
        current={current}
      />
      <UnreadNotice problem={problem} />
      {children ?? (
        <RememberedOverview
          {...remembered}
          pool={poolShown(pool)}
          secrets={remembered.secrets && withAges(remembered.secrets)}
          maxAge={maxSecretAge()}
        />
      )}
    </>
  );
}
