import { z } from "zod";
import { isRuleId, objectKinds, type RuleFinding } from "@/lib/domain/finding/judge";
import { WAIVER_DAYS } from "@/lib/domain/finding/waiver-days";

/** Which finding is waived: of one rule, about one object of a pool. */
export type Waived = { readonly rule: string; readonly objectKind: string; readonly objectId: string };

/** A person's decision to accept a finding until an instant. Instants are ISO 8601; `waivedBy` is an email. */
export type Waiver = Waived & {
  readonly reason: string;
  readonly until: string;
  readonly waivedAt: string;
  readonly waivedBy: string;
};

/** A finding with its pool and its waiver; one whose waiver has ended is open again. */
export type PlacedFinding = RuleFinding & {
  readonly poolId: string;
  readonly environment: string;
  readonly waiver: Waiver | null;
  readonly isWaived: boolean;
};

type Place = Pick<PlacedFinding, "poolId" | "environment">;

/** Adds their place and their waivers to the findings of a pool. `now` is in epoch milliseconds. */
export function placed(
  findings: readonly RuleFinding[],
  waivers: readonly Waiver[],
  now: number,
  { poolId, environment }: Place,
): PlacedFinding[] {
  const known = new Map(waivers.map((waiver) => [keyOf(waiver), waiver]));
  return findings.map((finding) => {
    const { rule, object, ownerTeam, evidence } = finding;
    const waiver = known.size === 0 ? null : (known.get(keyOf(waivedOf(finding))) ?? null);
    const isWaived = waiver !== null && Date.parse(waiver.until) > now;
    // Member by member: copies of objects take three times the memory, and a fleet has hundreds of thousands.
    return { rule, object, ownerTeam, evidence, poolId, environment, waiver, isWaived };
  });
}

/** The name of a finding among waivers. */
export const waivedOf = ({ rule, object }: RuleFinding): Waived => ({
  rule,
  objectKind: object.kind,
  objectId: object.id,
});

const keyOf = ({ rule, objectKind, objectId }: Waived) => JSON.stringify([rule, objectKind, objectId]);

/** Whether both name the same finding. */
export const isOf = (one: Waived, other: Waived): boolean =>
  one.rule === other.rule && one.objectKind === other.objectKind && one.objectId === other.objectId;

const unknown = "Clientele doesn’t know this finding. Reload the page.";

const waived = {
  rule: z.string().max(40, unknown).refine(isRuleId, unknown),
  objectKind: z.enum(objectKinds, unknown),
  objectId: z.string().min(1, unknown).max(400, unknown),
};

/** A form that waives a finding. */
export const waiverDraft = z.object({
  ...waived,
  reason: z
    .string()
    .trim()
    .min(10, "Say in at least 10 characters why the risk is acceptable.")
    .max(500, "Use at most 500 characters.")
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u, "Use visible characters."),
  days: z.enum(WAIVER_DAYS, "Choose how long.").transform(Number),
});

/** A form that ends a waiver. */
export const waivedDraft = z.object(waived);
