"use server";

import { endWaiver as endWaiverAct } from "@/lib/acts/findings/unwaive";
import { waiveFinding as waiveFindingAct } from "@/lib/acts/findings/waive";
import { poolAction } from "@/lib/auth/pool-action";

export const waive = poolAction(waiveFindingAct);
export const unwaive = poolAction(endWaiverAct);
