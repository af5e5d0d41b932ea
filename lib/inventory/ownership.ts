import "server-only";
import type { Pool } from "@/lib/domain/access";
import type { ClientDraft } from "@/lib/domain/client-draft";
import { type ClientOwnerDraft, ownerFacts } from "@/lib/domain/owner-draft";
import type { OwnerFacts } from "@/lib/domain/ownership";
import { objectionTo, type Subject } from "@/lib/domain/policy";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { ownerOf, saveOwner } from "@/lib/store/ownership";

/** What the creation of a client is judged by: the team that will own it. */
export const newClientSubject = async (_pool: Pool, { ownerTeam }: ClientDraft): Promise<Result<Subject>> =>
  ok({ team: ownerTeam, teamField: "ownerTeam" });

/** What an act on a client is judged by: the team that owns it. Answers store-unreachable. */
export async function clientSubject(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Subject>> {
  const owner = await ownerOf(pool.id, clientId);
  return owner.ok ? ok({ team: owner.value?.team ?? null }) : owner;
}

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
