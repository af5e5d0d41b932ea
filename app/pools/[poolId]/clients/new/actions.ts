"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientDraft } from "@/lib/domain/client-draft";
import * as clients from "@/lib/inventory/add-client";
import * as ownership from "@/lib/inventory/ownership";

export const createClient = poolAction({
  name: "create client",
  permission: "create client",
  schema: clientDraft,
  subject: ownership.newClientSubject,
  run: clients.addClient,
  trail: ({ clientId, name, scopes, tokenMinutes }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    after: { name, scopes: [...scopes], tokenMinutes },
  }),
});
