import { poolPostRoute } from "@/lib/auth/pool-post-route";
import { tokenQuestion } from "@/lib/domain/token/question";
import { checkToken } from "@/lib/acts/tokens/check";
import { poolSubject } from "@/lib/acts/subjects";

/** Answers the checks that an API would make of the token in the body, which is kept nowhere. */
export const POST = poolPostRoute({
  name: "check token",
  permission: "read",
  schema: tokenQuestion,
  subject: poolSubject,
  limit: { most: 60, seconds: 60 },
  run: checkToken,
  trail: null,
});
