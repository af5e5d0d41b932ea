"use server";

import { createServer as createServerAct } from "@/lib/acts/servers/create";
import { poolAction } from "@/lib/auth/pool-action";

export const createServer = poolAction(createServerAct);
