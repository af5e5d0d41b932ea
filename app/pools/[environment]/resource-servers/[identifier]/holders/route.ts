import { removeScopeFromClient } from "@/lib/acts/clients/remove-scope";
import { poolPostRoute } from "@/lib/auth/pool-post-route";

/** Removes a scope of this resource server, or all of them, from one client. */
export const POST = poolPostRoute(removeScopeFromClient);
