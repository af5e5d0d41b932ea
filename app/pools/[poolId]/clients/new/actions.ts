"use server";

import { poolAction } from "@/lib/auth/pool-action";
import { clientDraft } from "@/lib/domain/client-draft";
import { addClient } from "@/lib/inventory/add-client";

export const createClient = poolAction("create client", "create client", clientDraft, addClient);
