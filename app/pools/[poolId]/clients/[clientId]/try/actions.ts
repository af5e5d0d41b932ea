"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientAsSeen, clientEditDraft } from "@/lib/domain/client/edit-draft";
import { editTrail, planEdit } from "@/lib/acts/clients/edit";
import { clientEditSubject, clientSubject } from "@/lib/acts/subjects";
import { planSwitchOn } from "@/lib/acts/clients/switching";

export const changeScopes = poolAction({
  name: "edit client",
  permission: "edit client",
  schema: clientEditDraft,
  subject: clientEditSubject,
  plan: planEdit,
  trail: editTrail,
});

export const switchOn = poolAction({
  name: "switch on OAuth",
  permission: "edit client",
  schema: clientAsSeen,
  subject: clientSubject,
  plan: planSwitchOn,
  trail: ({ clientId, before, after }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    before,
    after,
  }),
});
