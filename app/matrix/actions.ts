"use server";

import { linkClient as linkClientAct } from "@/lib/acts/links/link";
import { unlinkClient as unlinkClientAct } from "@/lib/acts/links/unlink";
import { poolAction } from "@/lib/auth/pool-action";

export const linkClient = poolAction(linkClientAct);
export const unlinkClient = poolAction(unlinkClientAct);
