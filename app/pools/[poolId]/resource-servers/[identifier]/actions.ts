"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { scopePolicyDraft } from "@/lib/domain/access/scope-policy-draft";
import { serverEditDraft } from "@/lib/domain/scope/server-draft";
import { planServerEdit } from "@/lib/acts/servers/editing";
import { planScopePolicy } from "@/lib/acts/servers/scope-policies";
import { serverSubject } from "@/lib/acts/subjects";

export const saveServer = poolAction({
  name: "edit resource server",
  permission: "edit resource server",
  schema: serverEditDraft,
  subject: serverSubject,
  plan: planServerEdit,
  trail: ({ identifier, before, after }) => ({
    object: { kind: "resource server", id: identifier },
    before: { name: before.name, scopes: [...before.scopes] },
    after: { name: after.name, scopes: [...after.scopes] },
  }),
});

export const saveScopePolicy = poolAction({
  name: "set scope policy",
  permission: "set scope policy",
  schema: scopePolicyDraft,
  subject: serverSubject,
  plan: planScopePolicy,
  trail: ({ identifier, before, after }) => ({
    object: { kind: "resource server", id: identifier },
    before: { team: before.team, openScopes: [...before.openScopes] },
    after: { team: after.team, openScopes: [...after.openScopes] },
  }),
});
