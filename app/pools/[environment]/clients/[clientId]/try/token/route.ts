import { testToken } from "@/lib/acts/tokens/try";
import { poolPostRoute } from "@/lib/auth/pool-post-route";

/** Asks the pool’s token endpoint for a token with the secret in the body, and answers with a `TriedToken`. */
export const POST = poolPostRoute(testToken);
