"use client";

import { useEffect, useRef, useState } from "react";
import type { CheckLine } from "@/lib/domain/audit/chain";
import { jsonLines } from "@/lib/domain/text/json-lines";

/** Where a verification stands; `isSlow` from its second second on. */
export type Check = { is: "ready" } | { is: "begun" } | (CheckLine & { isSlow: boolean });

const SLOW_MS = 1_000;

/** Has the server verify the trail, and follows it. Leaving the page ends it there too. */
export function useCheck(url: string): { check: Check; begin: () => void } {
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
        tell({ is: "failed", message: "The connection broke before the trail was checked. Try again." });
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
