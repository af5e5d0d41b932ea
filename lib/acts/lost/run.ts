import "server-only";
import { z } from "zod";
import { aboutRun } from "@/lib/acts/about";
import { cannotTell, done, type Found, type LostIntent, notDone } from "@/lib/acts/lost/act";
import type { RunState } from "@/lib/domain/run/run";
import { stateOfRun } from "@/lib/store/runs/moves";

/** An act on a run is only in the store, where the run’s state shows it. A draft has the id of its form. */
export async function lostRun({ intent, row }: Omit<LostIntent, "pool">): Promise<Found | null> {
  const runId = row.action === "draft run" ? intent.intentId : runIn.safeParse(row.input).data?.runId;
  if (runId === undefined) return cannotTell({});
  const state = await stateOfRun(runId);
  if (!state.ok) return null;
  const end = ends[row.action]?.(state.value) ?? cannotTell;
  return end(aboutRun(runId));
}

type End = typeof done;

const ends: Record<string, (state: RunState | null) => End> = {
  "draft run": (state) => (state === null ? notDone : done),
  "start run": (state) => (state === "draft" || state === "stopped" || state === null ? notDone : done),
  "stop run": (state) => (state === "stopping" || state === "stopped" ? done : notDone),
  "retry run": (state) => (state === "running" || state === "paused" ? done : cannotTell),
};

const runIn = z.object({ runId: z.uuid() });
