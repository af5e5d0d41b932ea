import { z } from "zod";
import { newReport } from "@/lib/acts/doctor/report";
import { reportForPerson, whyNoDoctor } from "@/lib/auth/doctor-door";
import { refusal } from "@/lib/auth/enter-route";
import { personRoute } from "@/lib/auth/person-route";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { tooOften } from "@/lib/domain/problem";
import { take } from "@/lib/store/limits";

const none = z.strictObject({});

/** Runs the checks of the doctor: once a minute for all people and instances, because it makes calls to each pool. */
export const GET = personRoute(
  "run doctor",
  none,
  async () => {
    const turn = await take("run doctor", 1, 60);
    if (!turn.ok) return refusal(turn.problem);
    if (!turn.value.isAllowed)
      return refusal(tooOften(turn.value.waitSeconds, "The checks can run once a minute."));
    const report = await reportForPerson(await newReport(issuer));
    return Response.json(report, { headers: { "cache-control": "no-store" } });
  },
  whyNoDoctor,
);
