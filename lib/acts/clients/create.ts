import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { planClientFrom } from "@/lib/acts/clients/template";
import { newClientSubject } from "@/lib/acts/subjects";
import { newClientDraft } from "@/lib/domain/client/draft";

/** Creates a client, optionally with settings of another one in this or another pool. Fails as `planClientFrom`. */
export const createClient = act({
  name: "create client",
  permission: "create client",
  input: newClientDraft,
  subject: newClientSubject,
  source: ({ fromPool }) => fromPool,
  plan: (pool, draft, source) => planClientFrom(source ?? null, pool, draft),
  trail: ({ clientId, name, scopes, tokenMinutes }) => ({
    ...aboutClient(clientId),
    after: { name, scopes: [...scopes], tokenMinutes },
  }),
});
