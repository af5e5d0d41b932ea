"use server";

import { editClient as editClientAct } from "@/lib/acts/clients/edit";
import { poolAction } from "@/lib/auth/pool-action";

export const saveClient = poolAction(editClientAct);
