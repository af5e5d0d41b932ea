"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { viewDraft, viewIdDraft, viewNameDraft } from "@/lib/domain/list/saved-view";
import { planSavedView, planViewDeletion, planViewName, type ViewChange } from "@/lib/acts/views/views";
import { poolSubject } from "@/lib/acts/subjects";

const trail = ({ viewId, before, after }: ViewChange) => ({
  object: { kind: "saved view", id: (after ?? before)?.name ?? viewId },
  before,
  after,
});

export const saveView = poolAction({
  name: "save view",
  permission: "keep views",
  schema: viewDraft,
  subject: poolSubject,
  plan: planSavedView,
  trail,
});

export const renameView = poolAction({
  name: "rename view",
  permission: "keep views",
  schema: viewNameDraft,
  subject: poolSubject,
  plan: planViewName,
  trail,
});

export const deleteView = poolAction({
  name: "delete view",
  permission: "keep views",
  schema: viewIdDraft,
  subject: poolSubject,
  plan: planViewDeletion,
  trail,
});
