"use client";

import { useState } from "react";
import { FindingTable } from "@/components/doctor/finding-table";
import { LastChecks } from "@/components/doctor/last-checks";
import { getJson, whyNoAnswer } from "@/components/forms/json-answer";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { DoctorReport } from "@/lib/domain/doctor/finding";
import { routes } from "@/lib/domain/routes";

/** The checks of the doctor, run on demand. `last` is the report that the server still has; null where it has none. */
export function Doctor({ last }: { last: DoctorReport | null }) {
  const [report, setReport] = useState(last);
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function run() {
    setPending(true);
    setRefused(null);
    const answer = await getJson<DoctorReport>(routes.doctorReport);
    if (answer.is === "answered") setReport(answer.value);
    else setRefused(whyNoAnswer(answer));
    setPending(false);
  }

  const unwell = report?.findings.filter(({ status }) => status !== "ok") ?? [];
  const passed = report?.findings.filter(({ status }) => status === "ok") ?? [];
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" onClick={run} pending={isPending} pendingLabel="Running the checks…">
          Run the checks
        </Button>
        <p role="status" className="text-ink-muted">
          <LastChecks report={report} />
        </p>
      </div>
      {refused === null ? null : <Notice tone="danger" title={refused} />}
      {unwell.length > 0 ? (
        <Card title="Problems and notes">
          <FindingTable label="Problems and notes" findings={unwell} />
        </Card>
      ) : null}
      {passed.length > 0 ? (
        <Card title="Passed">
          <FindingTable label="Passed checks" findings={passed} />
        </Card>
      ) : null}
      <p className="max-w-reading text-table text-ink-muted">
        The checks run at most once a minute and make about 20 calls to AWS for each pool.{" "}
        <code className="font-mono text-code">npm run doctor</code> makes the same checks from the command
        line, even when the console doesn’t start, and checks that it answers at its public address.
      </p>
    </>
  );
}
