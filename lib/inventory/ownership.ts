import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { type ClientOwnerDraft, ownerFacts } from "@/lib/domain/access/owner-draft";
import type { OwnerFacts } from "@/lib/domain/access/ownership";
import { objectionTo } from "@/lib/domain/policy";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { Plan } from "@/lib/acts/plan";
import { followNow } from "@/lib/inventory/shelf";
import { ownerOf, saveOwner } from "@/lib/store/ownership";

/**
 * Says who owns a client, in place of what was there. An operator hands a client over to own teams only, so that
 * nobody gives away what they could not take back. Answers denied, store-unreachable.
 */
export async function planOwner(pool: Pool, draft: ClientOwnerDraft): Promise<Result<Plan<OwnerChange>>> {
  const { clientId } = draft;
  const subject = { team: draft.ownerTeam, teamField: "ownerTeam" };
  const objection = objectionTo(pool.person, "edit owner", pool.environment, subject);
  if (objection) {
    const { message } = objection;
    return failed(problem("denied", { message, fields: { ownerTeam: message } }));
  }
  const known = await ownerOf(pool.id, clientId);
  if (!known.ok) return known;
  const before = known.value && factsOf(known.value);
  const after = ownerFacts(draft);
  return ok({
    trace: { object: { kind: "client", id: clientId } },
    run: async () => {
      const saved = await saveOwner(pool.id, clientId, after, pool.person.email);
      await followNow(pool.id);
      return saved.ok ? ok({ clientId, before, after }) : saved;
    },
  });
}

type OwnerChange = {
  readonly clientId: string;
  readonly before: OwnerFacts | null;
  readonly after: OwnerFacts;
};

const factsOf = ({ team, contact, purpose, ticket }: OwnerFacts): OwnerFacts => ({
  team,
  contact,
  purpose,
  ticket,
});
