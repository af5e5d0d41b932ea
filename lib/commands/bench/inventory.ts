import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startScratchPostgres } from "@/lib/commands/scratch-postgres";
import { endChild } from "./kit/child";
import { atLeast, atMost, type Figure, median, told } from "./kit/figures";
import { measured } from "./kit/measured";
import { type QuotaCognito, startQuotaCognito } from "./kit/quota-cognito";

const RATE = 5;

const LIST = "ListUserPoolClients";
const DESCRIBE = "DescribeUserPoolClient";
const LIST_SECRETS = "ListUserPoolClientSecrets";

/** The sizes, each with how many times faster both sides run. */
const sizes = { "100": 1, "1000": 1, "10000": 20 } as const;

/**
 * Reads a cold pool of 100, 1,000 and 10,000 clients at Cognito's full rates: the first names and the visible rows
 * (median of five visits), and everything (QUALITY C5, P1 to P3). The last size runs 20 times faster on both sides; its
 * times are scaled back.
 */
export async function benchInventory(only: string | undefined): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, speed] of Object.entries(sizes))
    if (only === undefined || only === name) figures.push(...(await oneSize(Number(name), speed)));
  return figures;
}

async function oneSize(size: number, speed: number): Promise<Figure[]> {
  return withCognito({ clients: size, speed }, async (cognito) => {
    const visits: Record<string, number>[] = [];
    for (let visit = 0; visit < 5; visit += 1)
      visits.push(await measure(cognito, "visit", 0, { DATA_DIR: join(cognito.folder, `visit-${visit}`) }));
    const middle = (name: string) => median(visits.map((visit) => visit[name] ?? Number.NaN));
    await cognito.forgetCalls();
    const { wholeMs = Number.NaN, warmCalls = 0 } = await measure(cognito, "hydrate", size);
    const calls = await cognito.calls();
    const least = Math.ceil(size / 60) + 2 * size;
    const seconds = (milliseconds: number) => (milliseconds / 1_000) * speed;
    const label = (text: string) => `${size} clients: ${text}`;
    // Four to five seconds, depending on whether the burst that Cognito grants is counted (QUALITY C1).
    const visibleLimit = Math.min(size, 25) / RATE;
    return [
      told(label("median time of one call"), cognito.latencyMs, "ms"),
      atMost(label("first names, less their one call"), middle("namesMs"), 200, "ms"),
      atMost(label("25 rows complete / limit"), seconds(middle("visibleMs")) / visibleLimit, 1.15),
      atMost(label("all settings and secrets / limit"), seconds(wholeMs) / (size / RATE), 1.08),
      atMost(label("calls / minimum"), (calls.all - warmCalls) / least, 1.01),
      ...[LIST, DESCRIBE, LIST_SECRETS].map((operation) =>
        told(label(`${operation}, of the last 20,000 calls`), calls.of(operation)),
      ),
      atMost(label("throttled calls"), (100 * calls.throttled) / calls.all, 0.5, "%"),
    ];
  });
}

/** The first complete screen after a restart, from the store alone: five restarts with 10,000 clients (P4). */
export async function benchWarm(): Promise<Figure[]> {
  return withCognito({ clients: 100, speed: 1 }, async (cognito) => {
    await measure(cognito, "seed", 10_000);
    const before = (await cognito.calls()).all;
    const times: number[] = [];
    for (let restart = 0; restart < 5; restart += 1)
      times.push((await measure(cognito, "screen")).firstMs ?? Number.NaN);
    return [
      atMost("warm: first complete screen, slowest of 5 restarts", Math.max(...times), 300, "ms"),
      told("warm: first complete screen, middle", median(times), "ms"),
      atMost("warm: calls to Cognito", (await cognito.calls()).all - before, 0),
    ];
  });
}

/** Fifty people who open a cold pool at once, compared with one person (P5). */
export async function benchUsers(): Promise<Figure[]> {
  const one = await withCognito({ clients: 100, speed: 1 }, async (cognito) => {
    const measured = await measure(cognito, "users", 1);
    return { ms: measured.screenP95Ms ?? 0, calls: (await cognito.calls()).all };
  });
  const fifty = await withCognito({ clients: 100, speed: 1 }, async (cognito) => {
    const measured = await measure(cognito, "users", 50);
    return { ms: measured.screenP95Ms ?? 0, calls: (await cognito.calls()).all };
  });
  return [
    atMost("50 people: calls / those of one", fifty.calls / one.calls, 1.02),
    atMost("50 people: first screen p95 / that of one", fifty.ms / one.ms, 1.5),
  ];
}

/** Searches over 10,000 clients on the server (P6, without the browser's part). */
export async function benchSearch(): Promise<Figure[]> {
  return withCognito({ clients: 100, speed: 1 }, async (cognito) => {
    await measure(cognito, "seed", 10_000);
    const { p50 = Number.NaN, p95 = Number.NaN } = await measure(cognito, "search");
    return [
      atMost("search over 10,000 clients, p95", p95, 20, "ms"),
      told("search over 10,000 clients, p50", p50, "ms"),
    ];
  });
}

const NEIGHBOUR_SECONDS = 60;

/** Another tool that describes three clients a second while a cold pool is read at the whole rate (P8). */
export async function benchNeighbour(): Promise<Figure[]> {
  return withCognito({ clients: 1_000, speed: 1 }, async (cognito) => {
    const reading = measure(cognito, "live", NEIGHBOUR_SECONDS);
    const begun = performance.now();
    const answers: { at: number; isThrottled: boolean }[] = [];
    for (let count = 0; performance.now() < begun + NEIGHBOUR_SECONDS * 1_000; count += 1) {
      const at = performance.now() - begun;
      void cognito.describe().then((isThrottled) => answers.push({ at, isThrottled }));
      await pause(Math.max(0, begun + ((count + 1) * 1_000) / 3 - performance.now()));
    }
    const { read = 0 } = await reading;
    const later = answers.filter(({ at }) => at > 10_000);
    const good = later.filter(({ isThrottled }) => !isThrottled).length;
    return [
      atLeast("neighbour: unthrottled after 10 s", (100 * good) / later.length, 95, "%"),
      atLeast("neighbour: what is left to us, used", (100 * read) / (2 * NEIGHBOUR_SECONDS), 87, "%"),
    ];
  });
}

const INSTANCE_SECONDS = 60;

/** Three consoles on one PostgreSQL, each with people (P9). */
export async function benchInstances(): Promise<Figure[]> {
  const server = await startScratchPostgres(["fsync=off"]);
  try {
    return await withCognito({ clients: 1_000, speed: 1 }, async (cognito) => {
      const settings = { DATABASE_URL: server.url };
      await Promise.all([1, 2, 3].map(() => measure(cognito, "live", INSTANCE_SECONDS, settings)));
      const calls = await cognito.calls();
      return [
        atMost("3 instances: most Describe calls in any 10 s", calls.mostDescribes(10), 10 * RATE + RATE),
        atMost("3 instances: throttled calls", (100 * calls.throttled) / calls.all, 1, "%"),
        told("3 instances: Describe calls a second", calls.of(DESCRIBE) / calls.seconds),
      ];
    });
  } finally {
    await server.remove();
  }
}

async function withCognito<T>(
  options: { clients: number; speed: number },
  work: (cognito: QuotaCognito & { folder: string; speed: number }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const cognito = await startQuotaCognito(folder, options);
  try {
    return await work({ ...cognito, folder, speed: options.speed });
  } finally {
    await endChild(cognito.child);
    rmSync(folder, { recursive: true });
  }
}

/** Runs a part of measure/inventory against the local Cognito, in its own process. */
const measure = (
  cognito: QuotaCognito & { folder: string; speed: number },
  part: string,
  size = 0,
  settings: Record<string, string> = {},
): Promise<Record<string, number>> =>
  measured("bench/measure/inventory", [part, String(size)], {
    ...cognito.settings,
    COGNITO_RATE: String(RATE * cognito.speed),
    COGNITO_RATE_SHARE: "100",
    DATA_DIR: join(cognito.folder, "console"),
    DATABASE_URL: "",
    ...settings,
  });
