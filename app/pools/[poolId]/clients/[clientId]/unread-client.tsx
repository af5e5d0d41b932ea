import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ClientHeader, type ClientPage } from "@/components/clients/card/client-header";
import { RememberedOverview } from "@/components/clients/card/remembered-overview";
import { ProblemNotice } from "@/components/shell/problem-notice";
import type { Pool } from "@/lib/domain/access/roles";
import type { Problem } from "@/lib/domain/problem";
import { rememberedClient } from "@/lib/inventory/remembered-client";

type Props = {
  pool: Pool;
  clientId: string;
  /** Why Cognito does not tell of it. */
  problem: Problem;
  current: ClientPage;
  /** What the page has to show all the same, in place of what is remembered of the client. */
  children?: ReactNode;
};

/** A page of a client that cannot be read now: why, and what the console remembers of it. Nothing on it acts. */
export async function UnreadClient({ pool, clientId, problem, current, children }: Props) {
  if (problem.code === "not-found") notFound();
  const remembered = await rememberedClient(pool, clientId);
  if (remembered === null) return <ProblemNotice problem={problem} />;
  return (
    <>
      <ClientHeader poolId={pool.id} client={remembered.client} current={current} />
      <ProblemNotice problem={problem} />
      {children ?? <RememberedOverview {...remembered} />}
    </>
  );
}
