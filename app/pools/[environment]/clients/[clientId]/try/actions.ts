"use server";

import { editClient as editClientAct } from "@/lib/acts/clients/edit";
import { switchOnOAuth as switchOnOAuthAct } from "@/lib/acts/clients/switch-oauth";
import { poolAction } from "@/lib/auth/pool-action";

export const changeScopes = poolAction(editClientAct);
export const switchOn = poolAction(switchOnOAuthAct);
