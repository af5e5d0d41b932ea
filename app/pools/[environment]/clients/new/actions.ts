"use server";

import { createClient as createClientAct } from "@/lib/acts/clients/create";
import { poolAction } from "@/lib/auth/pool-action";

export const createClient = poolAction(createClientAct);
