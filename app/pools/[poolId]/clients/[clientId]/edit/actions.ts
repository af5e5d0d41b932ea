"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientEditDraft } from "@/lib/domain/client/edit-draft";
import { editTrail, planEdit } from "@/lib/acts/clients/edit";
import { clientEditSubject } from "@/lib/acts/subjects";

export const saveClient = poolAction({
  name: "edit client",
  permission: "edit client",
  schema: clientEditDraft,
  subject: clientEditSubject,
  plan: planEdit,
  trail: editTrail,
});
