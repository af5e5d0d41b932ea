import "server-only";
import { act } from "@/lib/acts/act";
import { endedTrail, planEnding } from "@/lib/acts/secrets/ending";
import { clientSubject } from "@/lib/acts/subjects";
import { secretIdDraft } from "@/lib/domain/secret/draft";

/** Cancels a rotation: deletes the newer secret. Two calls. Fails as `finishRotation`; asks for the name where changes are confirmed. */
export const cancelRotation = act({
  name: "cancel rotation",
  permission: "rotate secret",
  input: secretIdDraft,
  subject: clientSubject,
  plan: (pool, asked) => planEnding(pool, asked, "cancelled", ({ current, next }) => [next, current]),
  trail: endedTrail,
});
