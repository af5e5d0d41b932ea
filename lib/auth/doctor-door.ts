import "server-only";
import { isRenewable } from "@/lib/auth/roles";
import { currentSession } from "@/lib/auth/session";
import { targets } from "@/lib/aws/cognito/pools";
import { config } from "@/lib/config";
import type { Person } from "@/lib/domain/access/roles";
import type { DoctorReport } from "@/lib/domain/doctor/finding";
import { examineOwnSignIn } from "@/lib/domain/doctor/own-sign-in";
import { whyNoDoctor as whyNot } from "@/lib/domain/policy";

/** Why a person may not run the checks of this console; null if they may. */
export const whyNoDoctor = (person: Person): string | null =>
  whyNot(
    person,
    targets().map(({ environment }) => environment),
  );

/**
 * A report of all with the findings about the sign-in of the person of this request, who alone sees them; null without
 * a report.
 */
export async function reportForPerson<R extends DoctorReport | null>(report: R): Promise<R | DoctorReport> {
  const session = await currentSession();
  if (report === null || !session.ok) return report;
  const { groupsReading: reading, groups } = session.value;
  const claim = config().signIn.groups.claim;
  const own = examineOwnSignIn({ claim, reading, groups, isRenewable: isRenewable(session.value) });
  return { ...report, findings: [...report.findings, ...own] };
}
