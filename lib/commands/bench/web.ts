import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright";
import { CommandError } from "@/lib/commands/command-error";
import { routes } from "@/lib/domain/routes";
import { keyPresses } from "./keys";
import { type BenchConsole, inDev, withConsole } from "./kit/console";
import { atMost, type Figure, share, told } from "./kit/figures";
import { LIST_KB, type Load, loadOf, type Vitals, vitalsOf } from "./kit/page";

/** The JavaScript of a Next page with one client form (QUALITY C3, measured), in kilobytes of gzip. */
const FLOOR_KB = 138.6;

/** As Lighthouse's preset for phones: a slow 4G and a processor four times as slow. */
const phone = { viewport: { width: 412, height: 823 }, cpu: 4, latencyMs: 150, kilobitsPerSecond: 1_638 };
const desktop = { viewport: { width: 1_350, height: 940 }, cpu: 1, latencyMs: 0, kilobitsPerSecond: null };

/**
 * Measures the size of the pages, their vitals on a desktop and on a phone, and how long a key press in the search over
 * 10,000 clients, or over `clients`, takes to be painted (QUALITY C5, P6, P10 and P11). Also measures the first screen
 * of a restarted console (P4), over HTTP.
 */
export async function benchWeb(stop: AbortSignal, clients = "10000"): Promise<Figure[]> {
  return await withConsole(Number(clients), { stop }, async (bench) => [
    ...(await restarts(bench)),
    ...(await served(bench)),
    ...(await weights(bench)),
    ...vitals("desktop", await vitalsOf(bench, desktop), { lcp: 1_000, tbt: 50 }),
    ...vitals("phone", await vitalsOf(bench, phone), { lcp: 2_500, tbt: 200 }),
    ...(await keyPresses(bench)),
  ]);
}

const RESTARTS = 5;

async function restarts(bench: BenchConsole): Promise<Figure[]> {
  const times: number[] = [];
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    await bench.restart();
    await ready(`${bench.url}/api/health/ready`);
    times.push(await timeOf(bench.listUrl, bench.headers));
  }
  return [
    atMost("restarted: first clients page over HTTP, slowest of 5", Math.max(...times), 300, "ms"),
    told("restarted: first clients page over HTTP, middle", share(times, 0.5), "ms"),
  ];
}

/** Waits for the store and Cognito, as a load balancer does. */
async function ready(url: string): Promise<void> {
  while ((await fetch(url)).status !== 200) await pause(100);
}

const REQUESTS = 50;

/** The whole page, and the part of it that a search asks for, as the browser asks. */
async function served({ url, listUrl, headers }: BenchConsole): Promise<Figure[]> {
  const pages: number[] = [];
  const searches: number[] = [];
  const palettes: number[] = [];
  for (let count = 0; count < REQUESTS; count += 1) {
    pages.push(await timeOf(listUrl, headers));
    searches.push(
      await timeOf(`${listUrl}?q=${"orders".slice(0, 1 + (count % 6))}`, { ...headers, rsc: "1" }),
    );
    palettes.push(await timeOf(`${url}${routes.palette}?q=rotate+orders`, headers));
  }
  return [
    atMost("served: the palette's answer, p95", share(palettes, 0.95), 50, "ms"),
    told("served: clients page, p95", share(pages, 0.95), "ms"),
    told("served: a search's answer, p95", share(searches, 0.95), "ms"),
  ];
}

async function timeOf(url: string, headers: Record<string, string>): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(url, { headers });
  await answer.text();
  if (answer.status !== 200) throw new CommandError(`The console answered ${answer.status}.`);
  return performance.now() - begun;
}

async function weights(bench: BenchConsole): Promise<Figure[]> {
  const list = await weightOf(bench, bench.listUrl);
  const others: Load[] = [];
  for (const path of await otherPages(bench)) others.push(await weightOf(bench, `${bench.url}${path}`));
  return [
    atMost("clients page: JavaScript, gzip", list.scriptKb, LIST_KB, "KB"),
    atMost("clients page: HTML of 60 rows, gzip", list.documentKb, 15, "KB"),
    told("clients page: CSS, gzip", list.styleKb, "KB"),
    told("clients page: requests", list.requests),
    atMost(
      `any of ${others.length} other pages: JavaScript, gzip`,
      Math.max(...others.map(({ scriptKb }) => scriptKb)),
      1.8 * FLOOR_KB,
      "KB",
    ),
  ];
}

async function weightOf(bench: BenchConsole, url: string): Promise<Load> {
  return await inWindow(bench, (page) => loadOf(page, url));
}

async function otherPages(bench: BenchConsole): Promise<string[]> {
  const clientId = await inWindow(bench, async (page) => {
    await page.goto(bench.listUrl);
    const href = await page.getByRole("row").nth(1).getByRole("link").first().getAttribute("href");
    return href?.split("/").at(-1) ?? "";
  });
  return [
    routes.signIn,
    routes.overview,
    routes.allClients,
    routes.findings,
    routes.matrix,
    routes.runs,
    routes.newRun(inDev),
    routes.help,
    routes.helpPage("app-teams"),
    routes.newClient(inDev),
    routes.client(inDev, clientId),
    routes.clientSecrets(inDev, clientId),
    routes.clientTry(inDev, clientId),
    routes.clientCode(inDev, clientId),
    routes.clientActivity(inDev, clientId),
    routes.clientExport(inDev, clientId),
    routes.editClient(inDev, clientId),
    routes.resourceServers(inDev),
    routes.checkToken(inDev),
    routes.poolExport(inDev),
    routes.audit,
  ];
}

async function inWindow<T>(bench: BenchConsole, work: (page: Page) => Promise<T>): Promise<T> {
  const context: BrowserContext = await bench.window();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

function vitals(device: string, seen: Vitals, limits: { lcp: number; tbt: number }): Figure[] {
  return [
    atMost(`${device}: largest contentful paint, middle of 5`, seen.lcp, limits.lcp, "ms"),
    atMost(`${device}: total blocking time, middle of 5`, seen.tbt, limits.tbt, "ms"),
    atMost(`${device}: cumulative layout shift, most of 5`, seen.cls, 0.02),
  ];
}
