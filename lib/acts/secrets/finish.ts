import "server-only";
import { act } from "@/lib/acts/act";
import { named } from "@/lib/acts/plan";
import { endedTrail, planEnding } from "@/lib/acts/secrets/ending";
import { clientSubject } from "@/lib/acts/subjects";
import { ok } from "@/lib/domain/result";
import { finishDraft } from "@/lib/domain/secret/draft";
import { doubtsOf } from "@/lib/domain/secret/rotation";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import { now } from "@/lib/process/clock";
import { notesOf } from "@/lib/store/secrets/notes";

/**
 * Ends a rotation: deletes the older secret. Two calls, List and Delete. The client's name must be typed while the
 * newer secret is not proven, during the overlap, and where changes are confirmed. Fails with refused if the secrets are no longer
 * those that the person saw; its run as `deleteAndLook`.
 */
export const finishRotation = act({
  name: "finish rotation",
  permission: "rotate secret",
  input: finishDraft,
  subject: clientSubject,
  plan: (pool, asked) =>
    planEnding(
      pool,
      asked,
      "finished",
      ({ current, next }) => [current, next],
      async ({ client, next }) => {
        const notes = await notesOf(pool.id, asked.clientId);
        if (!notes.ok) return notes;
        const provenAt = notes.value.get(next.secretId)?.provenAt ?? null;
        const doubts = doubtsOf({ ...next, provenAt }, rotationSettings().overlapMinutes, now());
        return ok(doubts.length > 0 ? { typedName: client.name } : named(pool, client));
      },
    ),
  trail: endedTrail,
});
