"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientIdDraft } from "@/lib/domain/client/id";
import { ownerDraft } from "@/lib/domain/access/owner-draft";
import { planDeletion } from "@/lib/acts/clients/delete";
import { planDeadScopes } from "@/lib/acts/clients/edit";
import { planOwner } from "@/lib/inventory/ownership";
import { clientSubject } from "@/lib/acts/subjects";
import { planResumption, planSuspension } from "@/lib/acts/clients/suspend";

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

export const deleteClient = poolAction({
  name: "delete client",
  permission: "delete client",
  schema: clientIdDraft,
  subject: clientSubject,
  plan: planDeletion,
  trail: ({ clientId, name, scopes, tokenMinutes }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    before: { name, scopes: [...scopes], tokenMinutes },
  }),
});

export const dropDeadScopes = poolAction({
  name: "drop dead scopes",
  permission: "edit client",
  schema: clientIdDraft,
  subject: clientSubject,
  plan: planDeadScopes,
  trail: ({ clientId, before, after }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    before: { scopes: [...before.scopes] },
    after: { scopes: [...after.scopes] },
  }),
});

export const suspendClient = poolAction({
  name: "suspend client",
  permission: "suspend client",
  schema: clientIdDraft,
  subject: clientSubject,
  plan: planSuspension,
  trail: ({ clientId, wasOAuthOn, isOAuthOn }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    before: { isOAuthOn: wasOAuthOn },
    after: { isOAuthOn },
  }),
});

export const resumeClient = poolAction({
  name: "resume client",
  permission: "suspend client",
  schema: clientIdDraft,
  subject: clientSubject,
  plan: planResumption,
  trail: ({ clientId, wasOAuthOn, isOAuthOn }) => ({
    clientId,
    object: { kind: "client", id: clientId },
    before: { isOAuthOn: wasOAuthOn },
    after: { isOAuthOn },
  }),
});
