import "server-only";
import type { Pool } from "@/lib/domain/access";
import { type ClientOwnerDraft, ownerFacts } from "@/lib/domain/owner-draft";
import type { OwnerFacts } from "@/lib/domain/ownership";
import { objectionTo } from "@/lib/domain/policy";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { ownerOf, saveOwner } from "@/lib/store/ownership";

/**
 * Says who owns a client, in place of what was there. An operator hands a client over to own teams only, so that
 * nobody gives away what they could not take back. Answers denied, store-unreachable.
 */
export async function changeOwner(
  pool: Pool,
  draft: ClientOwnerDraft,
): Promise<Result<{ clientId: string; before: OwnerFacts | null; after: OwnerFacts }>> {
  const { clientId } = draft;
  const objection = objectionTo(pool.person, "edit owner", pool.environment, {
    team: draft.ownerTeam,
    teamField: "ownerTeam",
  });
  if (objection)
    return failed(
      problem("denied", { message: objection.message, fields: { ownerTeam: objection.message } }),
    );
  const before = await ownerOf(pool.id, clientId);
  if (!before.ok) return before;
  const after = ownerFacts(draft);
  const saved = await saveOwner(pool.id, clientId, after, pool.person.email);
  if (!saved.ok) return saved;
  const { team, contact, purpose, ticket } = before.value ?? {
    team: null,
    contact: "",
    purpose: "",
    ticket: "",
  };
  return ok({ clientId, before: before.value && { team, contact, purpose, ticket }, after });
}
