"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { ownerDraft } from "@/lib/domain/owner-draft";
import * as ownership from "@/lib/inventory/ownership";

export const saveOwner = poolAction({
  name: "edit owner",
  permission: "edit owner",
  schema: ownerDraft,
  subject: ownership.clientSubject,
  run: ownership.changeOwner,
  trail: ({ clientId, before, after }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    before,
    after,
  }),
});
