import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { endChild, firstMatch, startOnCore, startPart } from "./child";
import { workOf } from "./work";

/** A process that answers HTTP on core 0. */
export type Server = { port: number; pid: number | undefined };

/** A server's answers per second of time and of CPU time, 99th percentile in milliseconds, answers other than 200. */
export type Load = { perSecond: number; perWork: number; p99: number; failed: number };

/** Starts the part `name` of `bench`, which serves HTTP, with these arguments. */
export async function startServer(name: string, ...args: string[]) {
  const child = startOnCore(0, "bench", ["part", name, ...args]);
  const port = Number(await firstMatch(child, /^port (\d+)/));
  return { port, pid: child.pid, end: () => endChild(child) };
}

/** Prepares a load of whole HTTP requests from core 1. `measure` runs it against the server for some milliseconds. */
export function startLoad({ port, pid }: Server, requests: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const path = join(folder, "requests.json");
  writeFileSync(path, JSON.stringify(requests), { mode: 0o600 });
  const part = startPart(1, ["load", String(port), path]);
  return {
    async measure(milliseconds: number): Promise<Load> {
      const before = workOf(pid);
      const { all, perSecond, p99, failed } = loadAnswer.parse(await part.ask(milliseconds));
      const work = workOf(pid) - before;
      return { perSecond, perWork: work > 0 ? all / work : perSecond, p99, failed };
    },
    async end() {
      await part.end();
      rmSync(folder, { recursive: true });
    },
  };
}

const loadAnswer = z.object({ all: z.number(), perSecond: z.number(), p99: z.number(), failed: z.number() });
