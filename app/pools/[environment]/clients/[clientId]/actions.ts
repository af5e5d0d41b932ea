"use server";

import { deleteClient as deleteClientAct } from "@/lib/acts/clients/delete";
import { dropDeadScopes as dropDeadScopesAct } from "@/lib/acts/clients/drop-dead-scopes";
import { editOwner as editOwnerAct } from "@/lib/acts/clients/own";
import { resumeClient as resumeClientAct } from "@/lib/acts/clients/resume";
import { suspendClient as suspendClientAct } from "@/lib/acts/clients/suspend";
import { poolAction } from "@/lib/auth/pool-action";

export const saveOwner = poolAction(editOwnerAct);
export const deleteClient = poolAction(deleteClientAct);
export const dropDeadScopes = poolAction(dropDeadScopesAct);
export const suspendClient = poolAction(suspendClientAct);
export const resumeClient = poolAction(resumeClientAct);
