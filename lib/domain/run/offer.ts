import { roleIn } from "@/lib/domain/access/roles";
import { type Actor, type Permission, reachOf, whyNot } from "@/lib/domain/policy";
import { type ChangeKind, changeKinds, permissionOf } from "@/lib/domain/run/change";

/** A kind of change as the form offers it. */
export type ChangeOffer = {
  readonly kind: ChangeKind;
  /** Why the person can make it nowhere; null if they can. */
  readonly whyNot: string | null;
  /** Which clients the dry run leaves out, because the person may not change them so; null if none. */
  readonly limit: string | null;
};

/** Every kind of change, with what the person may do with it in these environments. The dry run judges each client. */
export const offersFor = (person: Actor, environments: readonly string[]): ChangeOffer[] =>
  kinds.map((kind) => ({ kind, ...offerOf(person, permissionOf({ kind }), environments) }));

const kinds = Object.keys(changeKinds).filter((name): name is ChangeKind => name in changeKinds);

function offerOf(person: Actor, permission: Permission, environments: readonly string[]) {
  const reaches = environments.map((environment) => {
    const role = roleIn(person, environment);
    return { environment, reach: role === null ? "nothing" : reachOf(role, permission) };
  });
  const out = reaches.filter(({ reach }) => reach === "nothing").map(({ environment }) => environment);
  if (out.length === environments.length) return { whyNot: whyNot(permission), limit: null };
  const limits = [
    ...(reaches.some(({ reach }) => reach === "own teams") ? ["Only clients of your teams."] : []),
    ...(out.length > 0 ? [`Not in ${out.join(", ")}, where your role doesn’t allow it.`] : []),
  ];
  return { whyNot: null, limit: limits.length > 0 ? limits.join(" ") : null };
}
