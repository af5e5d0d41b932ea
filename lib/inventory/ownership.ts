import "server-only";
import type { Pool } from "@/lib/domain/access";
import type { ClientDraft } from "@/lib/domain/client-draft";
import { grantObjection, type Subject } from "@/lib/domain/policy";
import { ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import { ownerOf } from "@/lib/store/ownership";
import { scopePolicyOf } from "@/lib/store/scope-policies";

/** What the creation of a client is judged by: its owner-to-be and the scopes it is given. Answers store-unreachable. */
export async function newClientSubject(pool: Pool, draft: ClientDraft): Promise<Result<Subject>> {
  const policies = await scopePolicyOf(pool.id);
  if (!policies.ok) return policies;
  return ok({
    team: draft.ownerTeam,
    teamField: "ownerTeam",
    scopes: draft.scopes,
    policies: policies.value,
  });
}

/** What an act on a client is judged by: the team that owns it. Answers store-unreachable. */
export async function clientSubject(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Subject>> {
  const owner = await ownerOf(pool.id, clientId);
  return owner.ok ? ok({ team: owner.value?.team ?? null }) : owner;
}

/** Which of these scopes the pool's person may not grant, with the sentence why, by full scope. */
export async function ungrantable(
  pool: Pool,
  servers: readonly ResourceServer[],
): Promise<Result<Record<string, string>>> {
  const policies = await scopePolicyOf(pool.id);
  if (!policies.ok) return policies;
  const sentences = servers
    .flatMap((server) => server.scopes.map(({ full }) => full))
    .map((full): [string, string | null] => [
      full,
      grantObjection(pool.person, pool.environment, full, policies.value),
    ]);
  return ok(Object.fromEntries(sentences.flatMap(([full, why]) => (why === null ? [] : [[full, why]]))));
}
