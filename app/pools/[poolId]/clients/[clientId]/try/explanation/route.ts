import { explainFailedRequest } from "@/lib/acts/tokens/explain";
import { poolPostRoute } from "@/lib/auth/pool-post-route";

/** Answers why a token request failed that another program made; what is in the body is kept nowhere. */
export const POST = poolPostRoute(explainFailedRequest);
