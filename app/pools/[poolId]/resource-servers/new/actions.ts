"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { serverDraft } from "@/lib/domain/scope/server-draft";
import { planServer } from "@/lib/acts/servers/create";
import { poolSubject } from "@/lib/acts/subjects";

export const createServer = poolAction({
  name: "create resource server",
  permission: "edit resource server",
  schema: serverDraft,
  subject: poolSubject,
  plan: planServer,
  trail: ({ identifier, name, scopes }) => ({
    object: { kind: "resource server", id: identifier },
    after: { name, scopes: scopes.map(({ name: scope, description }) => ({ name: scope, description })) },
  }),
});
