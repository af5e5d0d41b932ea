import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { type ItemState, itemInWords } from "@/lib/domain/run/item";
import { type Run, type RunState, runInWords } from "@/lib/domain/run/run";
import { phaseOf } from "@/lib/domain/run/words";

const tones: Readonly<Record<RunState, Tone>> = {
  draft: "neutral",
  running: "info",
  paused: "warn",
  stopping: "warn",
  stopped: "warn",
  ended: "ok",
};

/** Where a run stands. */
export function RunBadge({ state }: Pick<Run, "state">) {
  return <Badge tone={tones[state]}>{runInWords[state]}</Badge>;
}

const itemTones: Readonly<Record<ItemState, Tone>> = {
  waiting: "neutral",
  running: "info",
  done: "ok",
  unchanged: "neutral",
  skipped: "warn",
  failed: "danger",
  unknown: "danger",
};

/** Where the change of one client stands. */
export function ItemBadge({ state, run }: { state: ItemState; run: Pick<Run, "state"> }) {
  return <Badge tone={itemTones[state]}>{itemInWords(state, phaseOf(run))}</Badge>;
}
