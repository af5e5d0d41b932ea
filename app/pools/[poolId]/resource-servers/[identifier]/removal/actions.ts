"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { scopeRemovalDraft, serverRemovalDraft } from "@/lib/domain/scope/server-draft";
import { planScopeRemoval, planServerDeletion } from "@/lib/acts/servers/remove-scope";
import { serverSubject } from "@/lib/acts/subjects";

export const removeScope = poolAction({
  name: "remove scope",
  permission: "edit resource server",
  schema: scopeRemovalDraft,
  subject: serverSubject,
  plan: planScopeRemoval,
  trail: ({ identifier, before, after }) => ({
    object: { kind: "resource server", id: identifier },
    before: { scopes: [...before.scopes] },
    after: { scopes: [...after.scopes] },
  }),
});

export const deleteServer = poolAction({
  name: "delete resource server",
  permission: "delete resource server",
  schema: serverRemovalDraft,
  subject: serverSubject,
  plan: planServerDeletion,
  trail: ({ identifier, name, scopes }) => ({
    object: { kind: "resource server", id: identifier },
    before: { name, scopes: scopes.map(({ name: scope, description }) => ({ name: scope, description })) },
  }),
});
