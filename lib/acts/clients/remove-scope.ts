import "server-only";
import { act } from "@/lib/acts/act";
import { letGoOfScope } from "@/lib/acts/clients/editing";
import { refuseUntyped } from "@/lib/acts/servers/holders";
import { clientSubject } from "@/lib/acts/subjects";
import { failed, ok } from "@/lib/domain/result";
import { holderRequest } from "@/lib/domain/scope/server-draft";

/** Removes a scope of a resource server, or all of them, from a client. Requires the right to edit the client. */
export const removeScopeFromClient = act({
  name: "remove scope from client",
  permission: "edit client",
  input: holderRequest,
  subject: clientSubject,
  // More than Cognito's rate of 5 a second lets through.
  limit: { most: 400, seconds: 60 },
  plan: async (pool, request) => {
    const untyped = await refuseUntyped(pool, request);
    return untyped ? failed(untyped) : ok({ run: () => letGoOfScope(pool, request) });
  },
  asked: ({ clientId, identifier, scope }) => ({ clientId, identifier, scope }),
  trail: ({ before, after }) => ({
    before: { scopes: [...before.scopes] },
    after: { scopes: [...after.scopes] },
  }),
});
