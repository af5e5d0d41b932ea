"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { scopePolicyDraft } from "@/lib/domain/scope-policy-draft";
import { planScopePolicy } from "@/lib/inventory/scope-policies";
import { serverSubject } from "@/lib/inventory/subjects";

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
