import { explainFailedRequest } from "@/lib/acts/tokens/explain";
import { poolPostRoute } from "@/lib/auth/pool-post-route";

/** Explains why another program's token request failed. The body is not stored. */
export const POST = poolPostRoute(explainFailedRequest);
