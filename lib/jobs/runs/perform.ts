import "server-only";
import type { z } from "zod";
import type { Act } from "@/lib/acts/act";
import { deleteClient } from "@/lib/acts/clients/delete";
import { editClient } from "@/lib/acts/clients/edit";
import { editOwner } from "@/lib/acts/clients/own";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import type { Caller } from "@/lib/auth/caller";
import { carryOut, enter } from "@/lib/auth/door";
import { inPool } from "@/lib/auth/open-pool";
import { asRun } from "@/lib/aws/cognito/rate/scheduler";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { ChangeKind } from "@/lib/domain/run/change";
import type { ClaimedItem } from "@/lib/store/runs/work";

/**
 * Performs the act of an item through the door, as the person who ordered the run. Its calls go after those that people
 * wait for. Fails as the door and the act.
 */
export function performItem(kind: ChangeKind, caller: Caller, item: ClaimedItem): Promise<Result<unknown>> {
  const by = <Schema extends z.ZodType, T>(act: Act<Schema, T>) =>
    asRun(() => throughDoor(act, caller, item));
  switch (kind) {
    case "set owner":
    case "set contact":
    case "set ticket":
      return by(editOwner);
    case "suspend":
      return by(suspendClient);
    case "resume":
      return by(resumeClient);
    case "delete":
      return by(deleteClient);
    default:
      return by(editClient);
  }
}

async function throughDoor<Schema extends z.ZodType, T>(
  act: Act<Schema, T>,
  caller: Caller,
  { poolId, name, input, intentId }: ClaimedItem,
): Promise<Result<T>> {
  const entered = await enter({
    caller,
    action: act.name,
    ...inPool(poolId, act.permission),
    objection: null,
    read: () => {
      const read = act.input.safeParse(input);
      return read.success ? ok(read.data) : failed(problem("invalid"));
    },
  });
  // The name is that of the dry run: the person who started the run confirmed the clients that it showed.
  if (entered.ok) return carryOut(act, entered.value, { intentId, typedName: name });
  // Refused before the client was looked at: the role refuses it, and so every other client of this pool.
  const isOfRole = entered.problem.code === "denied" || entered.problem.code === "not-found";
  return isOfRole ? failed(problem("no-role")) : entered;
}
