import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { FleetAct } from "@/lib/acts/act";
import { carryOutInFleet, enter } from "@/lib/auth/door";
import { inFleet } from "@/lib/auth/fleet";
import { isOwnPost } from "@/lib/auth/own-request";
import { notOurs, sentForm, sentInput } from "@/lib/auth/pool-action";
import { problem } from "@/lib/domain/problem";
import type { FormAction } from "@/lib/domain/result";

/** Makes a server action of an act over several pools, as `poolAction` does of an act in one. */
export function fleetAction<Shape extends z.ZodRawShape, T>(
  act: FleetAct<z.ZodObject<Shape>, T>,
): FormAction<T> {
  return async (posted: FormData) => {
    const form = sentForm(posted);
    const notHeard = form ? null : problem("invalid", { message: notOurs });
    const entered = await enter({
      action: act.name,
      ...inFleet("writes"),
      objection: isOwnPost(await headers()) ? notHeard : problem("wrong-origin"),
      read: () => sentInput(act.input, form ?? new FormData()),
    });
    if (!entered.ok) return { is: "refused", problem: entered.problem };
    const { input, intentId, typedName } = entered.value.input;
    const result = await carryOutInFleet(act, { ...entered.value, input }, { intentId, typedName });
    return result.ok ? { is: "done", value: result.value } : { is: "refused", problem: result.problem };
  };
}
