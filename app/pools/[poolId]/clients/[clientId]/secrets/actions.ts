"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientIdDraft } from "@/lib/domain/client/id";
import {
  finishDraft,
  proofDraft,
  retirementDraft,
  secretIdDraft,
  undoDraft,
} from "@/lib/domain/secret/draft";
import { endedTrail, planCancel, planFinish, planRevocation } from "@/lib/acts/secrets/ending";
import { planRetirement } from "@/lib/inventory/plan-retirement";
import { planProof } from "@/lib/acts/secrets/prove";
import { planStart } from "@/lib/acts/secrets/start";
import { clientSubject } from "@/lib/acts/subjects";
import { planUndo } from "@/lib/acts/secrets/undo";

export const startRotation = poolAction({
  name: "start rotation",
  permission: "rotate secret",
  schema: clientIdDraft,
  subject: clientSubject,
  plan: planStart,
  trail: ({ clientId, secretId, createdAt, provenAt }) => ({
    clientId,
    object: { kind: "secret", id: secretId },
    after: { secretId, createdAt, provenAt },
  }),
});

export const proveNewSecret = poolAction({
  name: "prove secret",
  permission: "rotate secret",
  schema: proofDraft,
  subject: clientSubject,
  plan: planProof,
  trail: ({ clientId, provenAt }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    after: { provenAt },
  }),
});

export const finishRotation = poolAction({
  name: "finish rotation",
  permission: "rotate secret",
  schema: finishDraft,
  subject: clientSubject,
  plan: planFinish,
  trail: endedTrail,
});

export const cancelRotation = poolAction({
  name: "cancel rotation",
  permission: "rotate secret",
  schema: secretIdDraft,
  subject: clientSubject,
  plan: planCancel,
  trail: endedTrail,
});

export const undoRotation = poolAction({
  name: "undo rotation",
  permission: "rotate secret",
  schema: undoDraft,
  subject: clientSubject,
  plan: planUndo,
  trail: ({ clientId, secretId, createdAt, restores }) => ({
    clientId,
    object: { kind: "secret", id: secretId },
    after: { secretId, createdAt, restores },
  }),
});

export const saveRetirement = poolAction({
  name: "plan retirement",
  permission: "rotate secret",
  schema: retirementDraft,
  subject: clientSubject,
  plan: planRetirement,
  trail: ({ clientId, secretId, before, after }) => ({
    clientId,
    object: { kind: "secret", id: secretId },
    before,
    after,
  }),
});

export const deleteLeakedSecret = poolAction({
  name: "delete leaked secret",
  permission: "rotate secret",
  schema: secretIdDraft,
  subject: clientSubject,
  plan: planRevocation,
  trail: endedTrail,
});
