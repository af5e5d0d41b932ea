import "server-only";
import type { Difference } from "@/lib/domain/client/difference";
import type { RunChange } from "@/lib/domain/run/change";
import type { RunItem } from "@/lib/domain/run/item";
import type { Run } from "@/lib/domain/run/run";
import type { runItems, runs } from "@/lib/store/schema";

/** A run in the store, as the rest of the console knows it. */
export function toRun(row: typeof runs.$inferSelect): Run {
  const { id, personId, personEmail, state, reason, number, draftedAt, startedAt, endedAt } = row;
  const change: RunChange = JSON.parse(row.change);
  return {
    id,
    change,
    person: { id: personId, email: personEmail },
    state,
    reason,
    number,
    draftedAt: draftedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

type Stored = Pick<
  typeof runItems.$inferSelect,
  "position" | "poolId" | "clientId" | "name" | "state" | "sentence" | "difference"
>;

/** An item in the store, as the rest of the console knows it. */
export function toItem({ position, poolId, clientId, name, state, sentence, difference }: Stored): RunItem {
  const shown: Difference | null = difference === null ? null : JSON.parse(difference);
  return { position, poolId, clientId, name, state, sentence, difference: shown };
}
