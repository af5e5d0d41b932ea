import "server-only";
import { act } from "@/lib/acts/act";
import { edit, editable, editTrail, refuseNothing, refuseScopes } from "@/lib/acts/clients/editing";
import { aloneWithName, refuseName } from "@/lib/acts/clients/names";
import { namedClient } from "@/lib/acts/plan";
import { clientEditSubject } from "@/lib/acts/subjects";
import { clashes } from "@/lib/domain/client/change";
import { clientEditDraft } from "@/lib/domain/client/edit-draft";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { knownName } from "@/lib/inventory/clients";
import { recentServers } from "@/lib/inventory/resource-servers";

/**
 * Edits a client. The run applies the change to the settings that Cognito has then, under a lease that holds on all
 * instances: Describe and Update, which sends every member again. Fails with name-taken, otherwise as `recentServers`;
 * its run with changed-meanwhile if the client changed since the form was opened, invalid with the field's sentence,
 * denied for a client that is not for machines, otherwise as `changeClient` and `aloneWithClient`.
 */
export const editClient = act({
  name: "edit client",
  permission: "edit client",
  input: clientEditDraft,
  subject: clientEditSubject,
  source: ({ fromPool }) => fromPool,
  plan: async (pool, draft, source) => {
    const { clientId, name, changedAt, fromClient = "" } = draft;
    if (source && (await knownName(source, fromClient)) === null)
      return failed(problem("not-found", { message: sourceGone }));
    const refused = name === undefined ? null : await refuseName(pool, name);
    if (refused) return refused;
    // Stale resource servers are read here, so that nobody waits for them under the lease.
    const servers = await recentServers(pool);
    if (!servers.ok) return servers;
    const asked = await namedClient(pool, clientId);
    if (!asked.ok) return asked;
    const run = () =>
      edit(pool, clientId, async (seen, first) => {
        const isAsOpened = seen !== first || seen.client.changedAt === changedAt;
        if (!isAsOpened || clashes(editable(first), draft, editable(seen)).length > 0)
          return failed(problem("changed-meanwhile"));
        const scopes = await refuseScopes(pool, seen, draft);
        if (!scopes.ok) return scopes;
        return refuseNothing(seen, draft) ?? ok({ change: draft, hasAsked: scopes.value });
      });
    return ok({
      ...asked.value,
      trace: { object: { kind: "client", id: clientId } },
      run: () => (name === undefined ? run() : aloneWithName(pool, name, run)),
    });
  },
  trail: editTrail,
});

const sourceGone = "The client that you promote no longer exists. Nothing was changed.";
