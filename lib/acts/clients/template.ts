import "server-only";
import { planClient } from "@/lib/acts/clients/creation";
import type { Plan } from "@/lib/acts/plan";
import { getDatedDefinition } from "@/lib/aws/cognito/clients";
import type { Owner, OwnerFacts } from "@/lib/domain/access/ownership";
import { type Pool, roleIn } from "@/lib/domain/access/roles";
import type { NewClient } from "@/lib/domain/client/client";
import type { NewClientDraft } from "@/lib/domain/client/draft";
import { type ClientSource, type ClientTemplate, templateOf } from "@/lib/domain/client/template";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { ownerOf } from "@/lib/store/ownership";

/**
 * A client as the source of a new one in `target`: the settings to copy, and the owner there. One call. Fails with
 * not-found, denied for a client that is not for machines, store-unreachable, otherwise as `getDatedDefinition`.
 */
export async function readSource(pool: Pool, clientId: string, target: Pool): Promise<Result<ClientSource>> {
  const [read, owner] = await Promise.all([readTemplate(pool, clientId), ownerOf(pool.id, clientId)]);
  if (!read.ok) return read;
  if (!owner.ok) return owner;
  const { template, changedAt } = read.value;
  return ok({
    poolId: pool.id,
    clientId,
    changedAt,
    label: `${template.name} in ${pool.environment}`,
    template: { ...template, name: target.id === pool.id ? nameOfCopy(template.name) : template.name },
    owner: owner.value && ownerIn(target, owner.value),
  });
}

/**
 * Plans the creation of a client with settings of another one in `source`, which is read again, or with those that the
 * form brought from a file. Fails as `readSource`, changed-meanwhile if the other client changed since the form showed
 * it, otherwise as `planClient`.
 */
export async function planClientFrom(
  source: Pool | null,
  pool: Pool,
  draft: NewClientDraft,
): Promise<Result<Plan<NewClient>>> {
  if (source === null) return planClient(pool, draft, draft.carried);
  const read = await readTemplate(source, draft.fromClient ?? "");
  if (!read.ok) return read;
  const { template, changedAt } = read.value;
  if (changedAt !== draft.fromChangedAt) return failed(problem("changed-meanwhile", { message: moved }));
  return planClient(pool, draft, template.carried);
}

type Read = { readonly template: ClientTemplate; readonly changedAt: string };

async function readTemplate(pool: Pool, clientId: string): Promise<Result<Read>> {
  const found = await getDatedDefinition(pool, clientId);
  if (!found.ok && found.problem.code === "not-found") return failed(problem("not-found", { message: gone }));
  if (!found.ok) return found;
  const template = templateOf(found.value.definition);
  return template.ok ? ok({ template: template.value, changedAt: found.value.changedAt }) : template;
}

/** Cognito lets a name have 128 characters. */
const nameOfCopy = (name: string) => `${name.slice(0, 123)}-copy`;

/** The same owner, with the team only if the person may choose it. The ticket was about the other client. */
function ownerIn({ person, environment }: Pool, { team, contact, purpose }: Owner): OwnerFacts {
  const isOwn = roleIn(person, environment) === "admin" || (team !== null && person.teams.includes(team));
  return { team: isOwn ? team : null, contact, purpose, ticket: "" };
}

const gone = "The client to duplicate no longer exists. Nothing was created.";
const moved =
  "The client you’re duplicating was changed after you opened this form, so nothing was created. Check the copied settings and send the form again.";
