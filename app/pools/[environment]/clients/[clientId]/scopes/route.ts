import { addScopesToClient } from "@/lib/acts/clients/add-scopes";
import { poolPostRoute } from "@/lib/auth/pool-post-route";

/** Puts scopes back on one client. */
export const POST = poolPostRoute(addScopesToClient);
