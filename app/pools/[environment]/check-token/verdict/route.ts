import { verifyToken } from "@/lib/acts/tokens/check";
import { poolPostRoute } from "@/lib/auth/pool-post-route";

/** Answers with the checks that an API would make of the token in the body. The token is not stored. */
export const POST = poolPostRoute(verifyToken);
