import { poolPostRoute } from "@/lib/auth/pool-post-route";
import { holderRequest } from "@/lib/domain/scope/server-draft";
import { letGoOfScope } from "@/lib/acts/clients/edit";
import { clientSubject } from "@/lib/acts/subjects";

/** Takes a scope of this resource server, or all of them, off one client: who may edit that client may. */
export const POST = poolPostRoute({
  name: "remove scope from client",
  permission: "edit client",
  schema: holderRequest,
  subject: clientSubject,
  // More than Cognito's rate of 5 a second lets through.
  limit: { most: 400, seconds: 60 },
  run: letGoOfScope,
  trail: {
    before: ({ clientId, identifier, scope }) => ({ clientId, identifier, scope }),
    after: ({ before, after }) => ({
      outcome: "done",
      before: { scopes: [...before.scopes] },
      after: { scopes: [...after.scopes] },
    }),
  },
});
