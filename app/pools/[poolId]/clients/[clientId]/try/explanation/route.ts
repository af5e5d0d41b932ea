import { poolPostRoute } from "@/lib/auth/pool-post-route";
import { foundFailure } from "@/lib/domain/token/found-failure";
import { explainElsewhere } from "@/lib/acts/tokens/explain";
import { clientSubject } from "@/lib/acts/subjects";

/** Answers why a token request failed that another program made; what is in the body is kept nowhere. */
export const POST = poolPostRoute({
  name: "explain failure",
  permission: "read",
  schema: foundFailure,
  subject: clientSubject,
  limit: { most: 30, seconds: 60 },
  run: explainElsewhere,
  trail: null,
});
