import { z } from "zod";
import { refusal } from "@/lib/auth/enter-route";
import { personRoute } from "@/lib/auth/person-route";
import { sendFile } from "@/lib/auth/send-stream";
import { problem } from "@/lib/domain/problem";
import { ok } from "@/lib/domain/result";
import { checkStream } from "@/lib/store/audit/check-stream";
import { take } from "@/lib/store/limits";

const none = z.strictObject({});

/**
 * Checks the whole trail and streams its progress and its result, one JSON line each. It writes no row of its own, so
 * the head that it names is still the last row. At most 6 a minute for each person, because it reads everything.
 */
export const GET = personRoute("verify audit trail", none, async (person) => {
  const turn = await take(`verify audit trail: ${person.id}`, 6, 60);
  if (!turn.ok) return refusal(turn.problem);
  if (!turn.value.isAllowed)
    return refusal(
      problem("throttled", {
        message: `You verified the trail 6 times in one minute. Wait ${turn.value.waitSeconds} seconds.`,
      }),
    );
  const headers = { "content-type": "application/x-ndjson" };
  return sendFile(person, async () => ok({ headers, body: checkStream() }));
});
