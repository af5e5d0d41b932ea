import { editOwner } from "@/lib/acts/clients/own";
import { poolPostRoute } from "@/lib/auth/pool-post-route";

/** Replaces the owner of one client. */
export const POST = poolPostRoute(editOwner);
