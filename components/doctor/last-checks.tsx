import { Moment } from "@/components/ui/text/moment";
import { type DoctorReport, findingsInWords } from "@/lib/domain/doctor/finding";

/** What the last checks of the doctor found and when they ran, in words. */
export function LastChecks({ report }: { report: DoctorReport | null }) {
  if (report === null) return "The checks haven’t run since the console started.";
  return (
    <>
      {findingsInWords(report.findings)} Checked <Moment at={report.at} />.
    </>
  );
}
