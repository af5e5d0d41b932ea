"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientIdDraft } from "@/lib/domain/client-id";
import { finishDraft, proofDraft, secretIdDraft } from "@/lib/domain/secret-draft";
import { endedTrail, planCancel, planFinish, planRevocation } from "@/lib/inventory/end-rotation";
import { planProof } from "@/lib/inventory/prove-secret";
import { planStart } from "@/lib/inventory/start-rotation";
import { clientSubject } from "@/lib/inventory/subjects";

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

export const deleteLeakedSecret = poolAction({
  name: "delete leaked secret",
  permission: "rotate secret",
  schema: secretIdDraft,
  subject: clientSubject,
  plan: planRevocation,
  trail: endedTrail,
});
