import { readdirSync } from "node:fs";
import { z } from "zod";
import { megabytesOf } from "./work";

/** A sample of a process, in megabytes and milliseconds: every 5 seconds, and each minute just after a collection. */
export type Sample = {
  atMs: number;
  rss: number;
  heap: number;
  /** Over the 5 seconds before it. */
  loopP99Ms: number;
  files: number;
  isCollected: boolean;
};

/**
 * The option that makes a Node process report on itself on its standard output. It forces a garbage collection once a
 * minute, so that only live memory counts: an idle process lets garbage pile up for ten minutes and more.
 */
export const TELLING = `--import=data:text/javascript,${encodeURIComponent(`
  import { monitorEventLoopDelay } from "node:perf_hooks";
  import { setFlagsFromString } from "node:v8";
  import { runInNewContext } from "node:vm";
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  const tell = (isCollected) => {
    const loopP99Ms = Math.max(0, loop.percentile(99) / 1e6 - 10);
    console.log(JSON.stringify({ loopP99Ms, heap: process.memoryUsage().heapUsed / 2 ** 20, isCollected }));
  };
  let count = 0;
  setInterval(() => {
    tell(false);
    count += 1;
    if (count % 12 === 0) {
      collect();
      // Pages are given back beside.
      setTimeout(tell, 500, true);
    }
    loop.reset();
  }, 5_000).unref();
`)}`;

const ownWords = z.object({ loopP99Ms: z.number(), heap: z.number(), isCollected: z.boolean() });

/** The sample in a line of the process, with its memory and open files as the system reports them; null for others. */
export function sampleIn(line: string, pid: number): Omit<Sample, "atMs"> | null {
  if (!line.startsWith('{"loopP99Ms"')) return null;
  const told = ownWords.parse(JSON.parse(line));
  return { ...told, rss: megabytesOf(pid), files: readdirSync(`/proc/${pid}/fd`).length };
}
