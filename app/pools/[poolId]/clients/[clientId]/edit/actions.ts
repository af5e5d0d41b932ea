"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientEditDraft } from "@/lib/domain/client-edit-draft";
import { editTrail, planEdit } from "@/lib/inventory/edit-client";
import { clientEditSubject } from "@/lib/inventory/subjects";

export const saveClient = poolAction({
  name: "edit client",
  permission: "edit client",
  schema: clientEditDraft,
  subject: clientEditSubject,
  plan: planEdit,
  trail: editTrail,
});
