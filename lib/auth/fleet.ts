import "server-only";
import type { Fleet } from "@/lib/acts/act";
import { personOf, requirePerson } from "@/lib/auth/person";
import type { Session } from "@/lib/auth/session";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { ok } from "@/lib/domain/result";

/** The pools of the person of the request, for pages. */
export async function openFleet(): Promise<Fleet> {
  const person = await requirePerson();
  return { person, pools: poolsOf(person) };
}

/** The pools of a person as the door opens them (`enter`), with roles as fresh as `purpose` needs. */
export const inFleet = (purpose: "reads" | "writes") => ({
  poolId: null,
  open: async (session: Session) => {
    const person = await personOf(session, purpose);
    return person.ok ? ok<Fleet>({ person: person.value, pools: poolsOf(person.value) }) : person;
  },
  poolOf: () => null,
});
