import { readFileSync } from "node:fs";

/** The CPU time of a process so far, in seconds; 0 where the system does not report it. */
export function workOf(pid: number | undefined): number {
  // The 14th and 15th field of /proc/PID/stat, in hundredths of a second (proc(5)).
  const fields = told(pid, "stat")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

/** The memory of a process, in megabytes; 0 where the system does not report it. */
export function megabytesOf(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(told(pid, "status"))?.[1] ?? 0) / 1024;
}

function told(pid: number | undefined, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return "";
  }
}
