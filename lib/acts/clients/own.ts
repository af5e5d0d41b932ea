import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { aloneWithClient } from "@/lib/acts/clients/change";
import { clientSubject } from "@/lib/acts/subjects";
import { refuseNewTeam } from "@/lib/acts/teams";
import { ownerDraft, ownerFacts } from "@/lib/domain/access/owner-draft";
import { type OwnerFacts, ownerText } from "@/lib/domain/access/ownership";
import { objectionTo } from "@/lib/domain/policy";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { recentClient } from "@/lib/inventory/clients";
import { followNow } from "@/lib/inventory/shelf";
import { ownerOf, saveOwner } from "@/lib/store/ownership";

/**
 * Replaces the owner of a client. Operators can hand a client over only to their own teams, so that nobody gives away a
 * client that they could not take back. The run writes under the client's lease. Fails with denied, otherwise as
 * `refuseNewTeam` and `recentClient`; its run with changed-meanwhile if the owner changed since the form was opened,
 * and busy.
 */
export const editOwner = act({
  name: "edit owner",
  permission: "edit owner",
  input: ownerDraft,
  subject: clientSubject,
  // More than the setup page assigns, one client after the other.
  limit: { most: 1_000, seconds: 60 },
  plan: async (pool, draft) => {
    const { clientId, seen } = draft;
    const subject = { team: draft.ownerTeam, teamField: "ownerTeam" };
    const objection = objectionTo(pool.person, "edit owner", pool.environment, subject);
    if (objection) {
      const { message } = objection;
      return failed(problem("denied", { message, fields: { ownerTeam: message } }));
    }
    const refused = await refuseNewTeam(pool, draft);
    if (refused) return refused;
    const client = await recentClient(pool, clientId);
    if (!client.ok) return client;
    const after = ownerFacts(draft);
    return ok({
      trace: { object: { kind: "client", id: clientId } },
      run: async () => {
        const saved = await aloneWithClient(pool, clientId, async () => {
          // Another instance may have deleted the client first.
          await followNow(pool.id);
          const [still, known] = await Promise.all([
            recentClient(pool, clientId),
            ownerOf(pool.id, clientId),
          ]);
          if (!still.ok) return still;
          if (!known.ok) return known;
          if (ownerText(known.value) !== seen) return failed(problem("changed-meanwhile"));
          const done = await saveOwner(pool.id, clientId, after, pool.person.email);
          return done.ok ? ok({ clientId, before: known.value && factsOf(known.value), after }) : done;
        });
        await followNow(pool.id);
        return saved;
      },
    });
  },
  trail: ({ clientId, before, after }) => ({
    ...aboutClient(clientId),
    before,
    after,
  }),
});

const factsOf = ({ team, contact, purpose, ticket }: OwnerFacts): OwnerFacts => ({
  team,
  contact,
  purpose,
  ticket,
});
