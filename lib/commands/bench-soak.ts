import { readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { routes } from "@/lib/domain/routes";
import { type BenchConsole, withConsole } from "./bench-console";
import { atMost, type Figure, median, share, told } from "./bench-figures";
import { megabytesOf } from "./bench-work";
import { CommandError } from "./command-error";

const PEOPLE = 10;
const CLIENTS = 10_000;
const MINUTE_MS = 60_000;

/** Between two clicks of a person. */
const THINK_MS = 2_000;

/** So long nobody thinks: what is loaded, compiled and laid out by use is then there. */
const SETTLE_MS = 2 * MINUTE_MS;

/** Megabytes and milliseconds. */
type Sample = { atMs: number; rss: number; heap: number; loopP99Ms: number; files: number };

/**
 * Ten people who look through a pool of 10,000 clients, for 30 minutes or as many as are given: memory, its slope, the
 * event loop and open files (QUALITY C5, P14). Memory is the least of each minute: what comes and goes above it is
 * garbage. Its slope is the middle one between any two minutes: a step, such as the first snapshot's, counts as growth.
 */
export async function benchSoak(stop: AbortSignal, minutes = "30"): Promise<Figure[]> {
  const samples: Sample[] = [];
  const begun = performance.now();
  const served: { pid: number | undefined } = { pid: undefined };
  const print = (line: string) => {
    const told = line.startsWith('{"loopP99Ms"') ? ownWords.safeParse(JSON.parse(line)) : null;
    if (told?.success && served.pid !== undefined)
      samples.push({ ...told.data, ...seenOf(served.pid), atMs: performance.now() - begun });
  };
  const options = { settings: { NODE_OPTIONS: `--import=${tellOfItself}` }, print };
  return await withConsole(CLIENTS, { stop, ...options }, async (bench) => {
    served.pid = bench.pid();
    const settled = performance.now() + SETTLE_MS;
    const end = settled + Number(minutes) * MINUTE_MS;
    const goesOn = () => performance.now() < end && !stop.aborted;
    const thinkMs = () => (performance.now() < settled ? 0 : THINK_MS);
    const visits = await Promise.all(
      Array.from({ length: PEOPLE }, (_, person) => lookAround(bench, person, goesOn, thinkMs)),
    );
    return [
      ...figuresOf(samples.filter(({ atMs }) => atMs >= settled - begun)),
      ...visitsIn(visits.flat()),
      told("soak: memory before anybody came", samples[0]?.rss ?? 0, "MB"),
    ];
  });
}

function figuresOf(samples: readonly Sample[]): Figure[] {
  const least = leastOfMinutes(samples);
  const [first = Number.NaN] = least;
  const files = leastOfMinutes(samples, "files");
  return [
    told("soak: minutes", least.length),
    told("soak: memory once settled", first, "MB"),
    atMost("soak: growth of memory after that", (least.at(-1) ?? Number.NaN) - first, 60, "MB"),
    atMost("soak: slope of memory in 10 minutes", 10 * slopeOf(least), 1, "MB"),
    told("soak: slope of the heap in 10 minutes", 10 * slopeOf(leastOfMinutes(samples, "heap")), "MB"),
    atMost(
      "soak: event loop, p99 of the middle 5 s",
      share(
        samples.map(({ loopP99Ms }) => loopP99Ms),
        0.5,
      ),
      50,
      "ms",
    ),
    told(
      "soak: event loop, p99 of the worst 5 s",
      Math.max(...samples.map(({ loopP99Ms }) => loopP99Ms)),
      "ms",
    ),
    atMost("soak: growth of open files", (files.at(-1) ?? Number.NaN) - (files[0] ?? Number.NaN), 5),
  ];
}

function visitsIn(visits: readonly number[]): Figure[] {
  return [
    told("soak: answers", visits.length),
    told("soak: time of an answer, p95", share(visits, 0.95), "ms"),
  ];
}

function leastOfMinutes(samples: readonly Sample[], of: "rss" | "heap" | "files" = "rss"): number[] {
  const minutes = new Map<number, number>();
  for (const sample of samples) {
    const minute = Math.floor(sample.atMs / MINUTE_MS);
    minutes.set(minute, Math.min(minutes.get(minute) ?? Number.POSITIVE_INFINITY, sample[of]));
  }
  return [...minutes.values()];
}

/** The middle one of the slopes between any two of them, from one to the next. */
function slopeOf(values: readonly number[]): number {
  const slopes = values.flatMap((value, index) =>
    values.slice(0, index).map((earlier, before) => (value - earlier) / (index - before)),
  );
  return slopes.length === 0 ? 0 : median(slopes);
}

/** What a person opens in turn; gives how long each answer took. */
async function lookAround(
  { url, listUrl, poolId, headers }: BenchConsole,
  person: number,
  goesOn: () => boolean,
  thinkMs: () => number,
) {
  const taken: number[] = [];
  await pause((person * THINK_MS) / PEOPLE);
  const ids = await clientIdsOf(listUrl, headers);
  for (let count = person; goesOn(); count += 1) {
    const client = `${url}${routes.client(poolId, ids[count % ids.length] ?? "")}`;
    const steps = [
      listUrl,
      `${listUrl}?q=${"worker".slice(0, 1 + (count % 6))}`,
      `${listUrl}?page=${1 + (count % 100)}`,
      client,
      `${listUrl}?sort=-age`,
    ];
    const begun = performance.now();
    const answer = await fetch(steps[count % steps.length] ?? listUrl, { headers });
    await answer.text();
    if (answer.status !== 200) throw new CommandError(`The console answered ${answer.status}.`);
    // While nobody thinks, each waits for the nine others.
    if (thinkMs() > 0) taken.push(performance.now() - begun);
    await pause(thinkMs());
  }
  return taken;
}

async function clientIdsOf(listUrl: string, headers: Record<string, string>): Promise<string[]> {
  const html = await (await fetch(listUrl, { headers })).text();
  return [...new Set(Array.from(html.matchAll(/\/clients\/([a-z0-9]{20,})"/g), ([, id = ""]) => id))];
}

/** Loaded into the console's process, which tells of itself every 5 seconds. */
const tellOfItself = `data:text/javascript,${encodeURIComponent(`
  import { monitorEventLoopDelay } from "node:perf_hooks";
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  setInterval(() => {
    const loopP99Ms = Math.max(0, loop.percentile(99) / 1e6 - 10);
    console.log(JSON.stringify({ loopP99Ms, heap: process.memoryUsage().heapUsed / 2 ** 20 }));
    loop.reset();
  }, 5_000).unref();
`)}`;

const ownWords = z.object({ loopP99Ms: z.number(), heap: z.number() });

/** Its memory and open files, where the system tells. */
function seenOf(pid: number): { rss: number; files: number } {
  return { rss: megabytesOf(pid), files: readdirSync(`/proc/${pid}/fd`).length };
}
