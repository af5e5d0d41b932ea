import { type PersonFacts, roleIn } from "@/lib/domain/access/roles";
import type { Run } from "@/lib/domain/run/run";

/** Why a person may not start a run or retry its items; null if they may. It acts with the rights of one person. */
export const whyNotStart = (
  { id }: Pick<PersonFacts, "id">,
  { person }: Pick<Run, "person">,
): string | null =>
  id === person.id ? null : `Only ${person.email} can start this run, because it acts with their rights.`;

/** Why a person may not stop a run with items in these environments; null if they may. */
export const whyNotStop = (
  person: Pick<PersonFacts, "id" | "grants">,
  run: Pick<Run, "person">,
  environments: readonly string[],
): string | null =>
  person.id === run.person.id || environments.every((it) => roleIn(person, it) === "admin")
    ? null
    : `Only ${run.person.email} and admins of all its environments can stop this run.`;
