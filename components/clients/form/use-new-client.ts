"use client";

import { useKeptDraft } from "@/components/forms/use-kept-draft";
import { typedOwner } from "@/lib/domain/access/owner-draft";
import type { PoolShown } from "@/lib/domain/access/roles";
import { keptClient } from "@/lib/domain/client/draft";
import type { ClientSource, ClientTemplate } from "@/lib/domain/client/template";
import { TOKEN_MINUTES } from "@/lib/domain/token";

type From = {
  pool: PoolShown;
  teams: readonly string[];
  source: ClientSource | null;
  tokenUrl: string | null | undefined;
};

/** The kept draft of the form of a new client: empty at first, copied from another client, or filled from a file. */
export function useNewClient({ pool, teams, source, tokenUrl }: From) {
  const typedFrom = (template: ClientTemplate | null) => ({
    name: template?.name ?? "",
    minutes: String(template?.tokenMinutes ?? TOKEN_MINUTES.usual),
    // A pool without a domain has no token endpoint.
    tokenSource: template?.tokenSource ?? (tokenUrl === null ? ("api" as const) : ("endpoint" as const)),
    // Those that the pool lacks count once somebody has added them.
    scopes: [...(template?.scopes ?? [])],
  });
  const { draft, isRestored, keep, forget } = useKeptDraft(
    `new ${pool.id} ${source?.clientId ?? ""}`,
    keptClient,
    {
      ...typedFrom(source?.template ?? null),
      owner: typedOwner(source?.owner ?? null, teams),
      file: null,
    },
  );
  return {
    draft,
    isRestored,
    forget,
    type: (more: Partial<typeof draft>) => keep({ ...draft, ...more }),
    fillFrom: (label: string, template: ClientTemplate) =>
      keep({ ...draft, ...typedFrom(template), file: { label, template } }),
  };
}
