"use server";

import { deleteServer as deleteServerAct } from "@/lib/acts/servers/delete";
import { removeScope as removeScopeAct } from "@/lib/acts/servers/remove-scope";
import { poolAction } from "@/lib/auth/pool-action";

export const removeScope = poolAction(removeScopeAct);
export const deleteServer = poolAction(deleteServerAct);
