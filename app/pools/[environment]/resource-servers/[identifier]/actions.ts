"use server";

import { editServer as editServerAct } from "@/lib/acts/servers/edit";
import { setScopePolicy as setScopePolicyAct } from "@/lib/acts/servers/set-scope-policy";
import { poolAction } from "@/lib/auth/pool-action";

export const saveServer = poolAction(editServerAct);
export const saveScopePolicy = poolAction(setScopePolicyAct);
