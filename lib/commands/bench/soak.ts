import { setTimeout as pause } from "node:timers/promises";
import { CommandError } from "@/lib/commands/command-error";
import { routes } from "@/lib/domain/routes";
import { type BenchConsole, inDev, withConsole } from "./kit/console";
import { atMost, type Figure, median, share, told } from "./kit/figures";
import { type Sample, sampleIn, TELLING } from "./kit/samples";

const PEOPLE = 10;
const CLIENTS = 10_000;
const MINUTE_MS = 60_000;

/** Between two clicks of a person. */
const THINK_MS = 2_000;

/**
 * The warm-up, in which nobody pauses, so that it has more clicks than the rest of the run. After it, V8 has compiled
 * its code and the store has opened the files that it keeps open.
 */
const SETTLE_MS = 5 * MINUTE_MS;

/**
 * Ten people look through a pool of 10,000 clients for 30 or `minutes` minutes. Measures memory, its slope, the event
 * loop and open files (QUALITY C5, P14). Memory is live memory, sampled once a minute. Growth is from the median of the
 * first five minutes to that of the last five. The slope is the median slope between any two minutes: a step, such as a
 * snapshot's, counts as growth.
 */
export async function benchSoak(stop: AbortSignal, minutes = "30"): Promise<Figure[]> {
  const samples: Sample[] = [];
  const begun = performance.now();
  const served: { pid: number | undefined } = { pid: undefined };
  const print = (line: string) => {
    const sample = served.pid === undefined ? null : sampleIn(line, served.pid);
    if (!sample) return;
    const atMs = performance.now() - begun;
    samples.push({ ...sample, atMs });
    if (sample.isCollected)
      console.error(`Minute ${Math.round(atMs / MINUTE_MS)}: ${Math.round(sample.rss)} MB.`);
  };
  return await withConsole(CLIENTS, { stop, settings: { NODE_OPTIONS: TELLING }, print }, async (bench) => {
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
  const living = samples.filter(({ isCollected }) => isCollected);
  const memory = living.map(({ rss }) => rss);
  const loop = samples.filter(({ isCollected }) => !isCollected).map(({ loopP99Ms }) => loopP99Ms);
  return [
    told("soak: minutes", living.length),
    told("soak: memory once settled", memory[0] ?? Number.NaN, "MB"),
    told("soak: memory at its most, garbage included", Math.max(...samples.map(({ rss }) => rss)), "MB"),
    atMost("soak: growth of memory after that", growthOf(memory), 60, "MB"),
    atMost("soak: slope of memory in 10 minutes", 10 * slopeOf(memory), 1, "MB"),
    told("soak: slope of the heap in 10 minutes", 10 * slopeOf(living.map(({ heap }) => heap)), "MB"),
    atMost("soak: event loop, p99 of the middle 5 s", median(loop), 50, "ms"),
    told("soak: event loop, p99 of the worst 5 s", Math.max(...loop), "ms"),
    atMost("soak: growth of open files", growthOf(living.map(({ files }) => files)), 5),
  ];
}

/** From the median of the first five values to that of the last five. */
const growthOf = (values: readonly number[]) => median(values.slice(-5)) - median(values.slice(0, 5));

/** The median of the slopes between any two values, per step. */
function slopeOf(values: readonly number[]): number {
  return median(
    values.flatMap((value, index) =>
      values.slice(0, index).map((earlier, before) => (value - earlier) / (index - before)),
    ),
  );
}

function visitsIn(visits: readonly number[]): Figure[] {
  return [
    told("soak: answers", visits.length),
    told("soak: time of an answer, p95", share(visits, 0.95), "ms"),
  ];
}

/** Opens pages in turn as one person. Returns how long each answer took. */
async function lookAround(
  { url, listUrl, headers }: BenchConsole,
  person: number,
  goesOn: () => boolean,
  thinkMs: () => number,
) {
  const taken: number[] = [];
  await pause((person * THINK_MS) / PEOPLE);
  const ids = await clientIdsOf(listUrl, headers);
  for (let count = person; goesOn(); count += 1) {
    const client = `${url}${routes.client(inDev, ids[count % ids.length] ?? "")}`;
    const steps = [
      listUrl,
      `${listUrl}?q=${"worker".slice(0, 1 + (count % 6))}`,
      `${listUrl}?page=${1 + (count % 100)}`,
      client,
      `${listUrl}?sort=-age`,
    ];
    const begun = performance.now();
    // A kept connection would count among the console's open files, with more connections as people drift apart.
    const answer = await fetch(steps[count % steps.length] ?? listUrl, {
      headers: { ...headers, connection: "close" },
    });
    await answer.text();
    if (answer.status !== 200) throw new CommandError(`The console answered ${answer.status}.`);
    // During the warm-up, each person's answer waits for those of the nine others.
    if (thinkMs() > 0) taken.push(performance.now() - begun);
    await pause(thinkMs());
  }
  return taken;
}

async function clientIdsOf(listUrl: string, headers: Record<string, string>): Promise<string[]> {
  const html = await (await fetch(listUrl, { headers })).text();
  return [...new Set(Array.from(html.matchAll(/\/clients\/([a-z0-9]{20,})"/g), ([, id = ""]) => id))];
}
