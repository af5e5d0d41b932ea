import "server-only";
import { act } from "@/lib/acts/act";
import { endedTrail, planEnding } from "@/lib/acts/secrets/ending";
import { clientSubject } from "@/lib/acts/subjects";
import { secretIdDraft } from "@/lib/domain/secret/draft";

/**
 * Deletes a leaked secret at once, without waiting for proof or overlap. Two calls. Where changes are confirmed, the client's name
 * must be typed. Fails as `finishRotation`.
 */
export const deleteLeakedSecret = act({
  name: "delete leaked secret",
  permission: "rotate secret",
  input: secretIdDraft,
  subject: clientSubject,
  plan: (pool, asked) =>
    planEnding(pool, asked, "leaked", ({ current, next }) =>
      asked.secretId === current.secretId ? [current, next] : [next, current],
    ),
  trail: endedTrail,
});
