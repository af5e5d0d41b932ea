import "server-only";
import { examinePools } from "@/lib/acts/doctor/pools";
import { examineRecentSignIns } from "@/lib/acts/doctor/recent-sign-ins";
import { examineListedClients, examineNames } from "@/lib/acts/doctor/settings";
import { examineSignIn, type KnownIssuer } from "@/lib/acts/doctor/sign-in";
import { examineStore } from "@/lib/acts/doctor/store";
import type { DoctorReport, Finding } from "@/lib/domain/doctor/finding";
import { now } from "@/lib/process/clock";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

/** Every check that can run inside the console and outside of it. `issuer` reads the sign-in issuer's metadata. */
export async function examine(issuer: () => Promise<KnownIssuer>): Promise<Finding[]> {
  const parts = await Promise.all([
    examinePools(),
    examineListedClients(),
    examineSignIn(issuer),
    examineRecentSignIns(),
    examineStore(),
  ]);
  return [...examineNames(), ...parts.flat()];
}

const held = processWide("doctor", (): { last: DoctorReport | null; next: Promise<DoctorReport> | null } => ({
  last: null,
  next: null,
}));

/** The report of the last run in this process; null before the first one. */
export const lastReport = (): DoctorReport | null => held.last;

/** Runs every check, or joins the run that is under way. */
export function newReport(issuer: () => Promise<KnownIssuer>): Promise<DoctorReport> {
  held.next ??= outsideRequests(async () => {
    held.last = { findings: await examine(issuer), at: now() };
    return held.last;
  }).finally(() => {
    held.next = null;
  });
  return held.next;
}
