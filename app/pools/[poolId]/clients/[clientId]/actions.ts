"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { ownerDraft } from "@/lib/domain/owner-draft";
import * as ownership from "@/lib/inventory/ownership";
import { clientSubject } from "@/lib/inventory/subjects";

export const saveOwner = poolAction({
  name: "edit owner",
  permission: "edit owner",
  schema: ownerDraft,
  subject: clientSubject,
  run: ownership.changeOwner,
  trail: ({ clientId, before, after }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    before,
    after,
  }),
});
