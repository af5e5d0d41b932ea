"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientDraft } from "@/lib/domain/client-draft";
import { planClient } from "@/lib/inventory/add-client";
import { newClientSubject } from "@/lib/inventory/subjects";

export const createClient = poolAction({
  name: "create client",
  permission: "create client",
  schema: clientDraft,
  subject: newClientSubject,
  plan: planClient,
  trail: ({ clientId, name, scopes, tokenMinutes }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    after: { name, scopes: [...scopes], tokenMinutes },
  }),
});
