"use server";

import { authorizePool } from "@/lib/auth/open-pool";
import { poolAction } from "@/lib/auth/pool-action";
import { newClientDraft } from "@/lib/domain/client/draft";
import { planClientFrom } from "@/lib/acts/clients/template";
import { newClientSubject } from "@/lib/acts/subjects";

export const createClient = poolAction({
  name: "create client",
  permission: "create client",
  schema: newClientDraft,
  subject: newClientSubject,
  plan: async (pool, draft) => {
    if (draft.fromPool === undefined) return planClientFrom(null, pool, draft);
    const source = await authorizePool(draft.fromPool, "read");
    return source.ok ? planClientFrom(source.value, pool, draft) : source;
  },
  trail: ({ clientId, name, scopes, tokenMinutes }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    after: { name, scopes: [...scopes], tokenMinutes },
  }),
});
