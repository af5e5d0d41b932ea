"use server";

import { cancelRotation as cancelRotationAct } from "@/lib/acts/secrets/cancel";
import { finishRotation as finishRotationAct } from "@/lib/acts/secrets/finish";
import { proveSecret as proveSecretAct } from "@/lib/acts/secrets/prove";
import { retireSecret as retireSecretAct } from "@/lib/acts/secrets/retire";
import { deleteLeakedSecret as deleteLeakedSecretAct } from "@/lib/acts/secrets/revoke";
import { startRotation as startRotationAct } from "@/lib/acts/secrets/start";
import { undoRotation as undoRotationAct } from "@/lib/acts/secrets/undo";
import { poolAction } from "@/lib/auth/pool-action";

export const startRotation = poolAction(startRotationAct);
export const proveNewSecret = poolAction(proveSecretAct);
export const finishRotation = poolAction(finishRotationAct);
export const cancelRotation = poolAction(cancelRotationAct);
export const undoRotation = poolAction(undoRotationAct);
export const saveRetirement = poolAction(retireSecretAct);
export const deleteLeakedSecret = poolAction(deleteLeakedSecretAct);
