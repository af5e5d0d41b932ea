import { type PersonFacts, type Role, roleIn } from "@/lib/domain/access";

/** Everything a person may do in a pool. */
export type Permission = keyof typeof table;

const table = {
  read: {
    roles: ["viewer", "operator", "admin"],
    sentence: "Your groups give you no role in this environment.",
  },
  "create client": {
    roles: ["operator", "admin"],
    sentence: "Only operators and admins of this environment create app clients. Nothing was changed.",
  },
} as const satisfies Record<string, { roles: readonly Role[]; sentence: string }>;

/** Whether `person` may do this in `environment`. The one table that the door asks. */
export function may(
  person: Pick<PersonFacts, "grants">,
  permission: Permission,
  environment: string,
): boolean {
  const role = roleIn(person, environment);
  return role !== null && table[permission].roles.some((allowed) => allowed === role);
}

/** The sentence for somebody who may not. */
export const whyNot = (permission: Permission): string => table[permission].sentence;
