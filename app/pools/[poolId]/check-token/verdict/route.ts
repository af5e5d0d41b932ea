import { verifyToken } from "@/lib/acts/tokens/check";
import { poolPostRoute } from "@/lib/auth/pool-post-route";

/** Answers the checks that an API would make of the token in the body, which is kept nowhere. */
export const POST = poolPostRoute(verifyToken);
