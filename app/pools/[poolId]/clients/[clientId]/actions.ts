"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { ownerDraft } from "@/lib/domain/owner-draft";
import { planOwner } from "@/lib/inventory/ownership";
import { clientSubject } from "@/lib/inventory/subjects";

export const saveOwner = poolAction({
  name: "edit owner",
  permission: "edit owner",
  schema: ownerDraft,
  subject: clientSubject,
  plan: planOwner,
  trail: ({ clientId, before, after }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    before,
    after,
  }),
});
