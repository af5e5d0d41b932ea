import { poolPostRoute } from "@/lib/auth/pool-post-route";
import { tokenRequest } from "@/lib/domain/token/answer";
import { clientSubject } from "@/lib/acts/subjects";
import { tryToken } from "@/lib/acts/tokens/try";

/** Asks the pool's token endpoint for a token with the secret in the body, and answers a `TriedToken`. */
export const POST = poolPostRoute({
  name: "test token",
  permission: "test token",
  schema: tokenRequest,
  subject: clientSubject,
  limit: { most: 30, seconds: 60 },
  run: tryToken,
  trail: {
    before: ({ clientId, scopes, way }) => ({ clientId, scopes, way }),
    after: ({ outcome, requestId }) => ({
      outcome: outcome.is === "granted" ? "done" : outcome.explanation.cause,
      requestId,
      after: outcome.is === "granted" ? { scopes: [...outcome.granted], seconds: outcome.expiresIn } : null,
    }),
  },
});
