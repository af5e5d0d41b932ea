"use server";

import { draftRun as draftRunAct } from "@/lib/acts/runs/draft";
import { retryRun as retryRunAct } from "@/lib/acts/runs/retry";
import { startRun as startRunAct } from "@/lib/acts/runs/start";
import { stopRun as stopRunAct } from "@/lib/acts/runs/stop";
import { fleetAction } from "@/lib/auth/fleet-action";

export const draftRun = fleetAction(draftRunAct);
export const startRun = fleetAction(startRunAct);
export const stopRun = fleetAction(stopRunAct);
export const retryRun = fleetAction(retryRunAct);
