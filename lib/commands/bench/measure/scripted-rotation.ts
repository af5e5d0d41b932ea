import type { Plan } from "@/lib/acts/plan";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { startRotation } from "@/lib/acts/secrets/start";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import type { Result } from "@/lib/domain/result";
import { rotationOf } from "@/lib/domain/secret/rotation";

/** A client in a pool. */
type Place = { readonly pool: Pool; readonly clientId: string };

const ATTEMPTS = 20;

/** Repeats an act until it gives a value, as a person does who follows each refusal. Throws after 20 attempts. */
export async function insist<T>(act: () => Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await act();
    if (found !== null) return found;
  }
  throw new Error(`${ATTEMPTS} attempts were not enough.`);
}

/** The value of a result; null for a refusal. */
export const givenBy = <T>(result: Result<T>): T | null => (result.ok ? result.value : null);

/** A plan and its run, as the door carries them out. */
export async function carryOut<T>(planned: Promise<Result<Plan<T>>>): Promise<Result<T>> {
  const plan = await planned;
  return plan.ok ? plan.value.run() : plan;
}

/**
 * Starts a rotation in spite of faults. Returns the value that was shown, and how many unconfirmed secrets were deleted
 * in between, as the page offers.
 */
export async function scriptStart(place: Place): Promise<{ secret: string; unconfirmed: number }> {
  let unconfirmed = 0;
  const secret = await insist(async () => {
    const begun = await carryOut(startRotation.plan(place.pool, place));
    if (begun.ok) return begun.value.secret;
    if ((await rotationAt(place)).is === "rotating") {
      unconfirmed += 1;
      await scriptEnd(place, "cancel");
    }
    return null;
  });
  return { secret, unconfirmed };
}

/** Finishes or cancels a rotation in spite of faults. */
export async function scriptEnd(place: Place, how: "finish" | "cancel"): Promise<void> {
  await insist(async () => {
    const rotation = await rotationAt(place);
    if (rotation.is !== "rotating") return true;
    const { secretId } = how === "finish" ? rotation.current : rotation.next;
    const asked = { clientId: place.clientId, secretId, usesNewSecret: "on" } as const;
    const end = how === "finish" ? finishRotation : cancelRotation;
    return (await carryOut(end.plan(place.pool, asked))).ok ? true : null;
  });
}

/** Where the rotation stands: what a person sees after enough reloads. */
const rotationAt = async ({ pool, clientId }: Place) =>
  rotationOf(await insist(async () => givenBy(await listSecrets(pool, clientId))));
