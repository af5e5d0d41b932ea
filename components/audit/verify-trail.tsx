"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { CopyButton } from "@/components/ui/text/copy-button";
import type { CheckLine } from "@/lib/domain/audit/chain";
import { jsonLines } from "@/lib/domain/text/json-lines";

/** Has the server check every link of the trail. Shows the progress, then the head, or the first bad row and why. */
export function VerifyTrail({ url }: { url: string }) {
  const { check, begin } = useCheck(url);
  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        onClick={begin}
        pending={check.is === "begun" || check.is === "checking"}
        pendingLabel="Verifying…"
      >
        Verify integrity
      </Button>
      <Standing check={check} />
    </div>
  );
}

const counted = new Intl.NumberFormat("en");

function Standing({ check }: { check: Check }) {
  if (check.is === "ready" || check.is === "begun") return null;
  if (check.is === "failed") return <Notice tone="danger" title={check.message} />;
  if (check.is === "broken")
    return (
      <Notice tone="danger" title={`Row ${check.sequence} is the first invalid row.`}>
        {check.reason} Keep a copy of the database as it is, and find out who could write to it.
      </Notice>
    );
  if (check.is === "whole") return <Whole {...check} />;
  if (!check.isSlow) return null;
  return (
    <div className="flex w-64 max-w-full flex-col gap-1 text-table text-ink-muted tabular-nums">
      <ProgressBar
        label="Rows verified"
        parts={[{ word: "verified", count: check.checked, tone: "info" }]}
        of={check.of}
      />
      {counted.format(check.checked)} of {counted.format(check.of)} rows
    </div>
  );
}

function Whole({ rows, head }: { rows: number; head: { sequence: number; hash: string } }) {
  const anchor = `${head.sequence}:${head.hash}`;
  return (
    <Notice tone="ok" title={`${counted.format(rows)} ${rows === 1 ? "row" : "rows"} verified.`}>
      All rows are intact. Store this checkpoint elsewhere to prove later that nothing was removed.
      <span className="flex flex-wrap items-center gap-1">
        <code className="font-mono text-code wrap-anywhere">{anchor}</code>
        <CopyButton value={anchor} what="checkpoint" size="small" variant="quiet" compact />
      </span>
    </Notice>
  );
}

/** The state of a verification. `isSlow` is true after its first second. */
type Check = { is: "ready" } | { is: "begun" } | (CheckLine & { isSlow: boolean });

const SLOW_MS = 1_000;

/** Has the server verify the trail and reads the progress. Leaving the page ends it on the server too. */
function useCheck(url: string): { check: Check; begin: () => void } {
  const [check, setCheck] = useState<Check>({ is: "ready" });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  function begin() {
    const mine = new AbortController();
    stop.current = mine;
    const begun = performance.now();
    setCheck({ is: "begun" });
    const tell = (line: CheckLine) => setCheck({ ...line, isSlow: performance.now() - begun > SLOW_MS });
    follow(url, tell, mine.signal).catch(() => {
      if (!mine.signal.aborted)
        tell({ is: "failed", message: "The connection was lost before verification finished. Try again." });
    });
  }

  return { check, begin };
}

async function follow(url: string, tell: (line: CheckLine) => void, signal: AbortSignal): Promise<void> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) return tell({ is: "failed", message: (await answer.json()).message });
  if (!answer.body) throw new Error("The answer has no body.");
  let last = "";
  for await (const line of jsonLines(answer.body)) {
    last = line;
    tell(JSON.parse(line));
  }
  if (last === "" || JSON.parse(last).is === "checking") throw new Error("The stream broke off.");
}
