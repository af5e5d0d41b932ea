import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "playwright";
import type { BenchConsole } from "./console";
import { share } from "./figures";

/** The JavaScript that the list of clients may send, in kilobytes of gzip. */
export const LIST_KB = 185;

/** The size of a page for a browser with an empty cache: kilobytes as sent (gzip), without response headers. */
export type Load = { scriptKb: number; documentKb: number; styleKb: number; requests: number };

/** Opens an address, waits until nothing more is loaded, and returns the sizes of what was loaded. */
export async function loadOf(page: Page, url: string): Promise<Load> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const kinds = new Map<string, string>();
  const headers = new Map<string, number>();
  const bytes = new Map<string, number>();
  let requests = 0;
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, type);
    headers.set(requestId, response.encodedDataLength);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "";
    requests += 1;
    bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength - (headers.get(requestId) ?? 0));
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const kilobytes = (kind: string) => (bytes.get(kind) ?? 0) / 1_024;
  return {
    scriptKb: kilobytes("Script"),
    documentKb: kilobytes("Document"),
    styleKb: kilobytes("Stylesheet"),
    requests,
  };
}

/** An emulated device. Its processor is `cpu` times as slow; its network is not slowed where the rate is null. */
export type Device = {
  viewport: { width: number; height: number };
  cpu: number;
  latencyMs: number;
  kilobitsPerSecond: number | null;
};

/** `lcp` and `tbt` are in milliseconds, `cls` in the layout shift's own unit. */
export type Vitals = { lcp: number; tbt: number; cls: number };

const VISITS = 5;

/** The vitals of the clients page on a device that has never loaded it. */
export async function vitalsOf(bench: BenchConsole, device: Device): Promise<Vitals> {
  const seen: Vitals[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) seen.push(await visited(bench, device));
  return {
    lcp: share(
      seen.map(({ lcp }) => lcp),
      0.5,
    ),
    tbt: share(
      seen.map(({ tbt }) => tbt),
      0.5,
    ),
    cls: Math.max(...seen.map(({ cls }) => cls)),
  };
}

async function visited(bench: BenchConsole, { viewport, ...device }: Device): Promise<Vitals> {
  const context = await bench.window({ viewport });
  const page = await context.newPage();
  await slowDown(await context.newCDPSession(page), device);
  await page.addInitScript(watchVitals);
  await page.goto(bench.listUrl, { waitUntil: "networkidle" });
  await pause(1_000);
  const seen = await page.evaluate(() => Reflect.get(window, "vitals"));
  await context.close();
  return seen;
}

/** Makes a page's processor and network as slow as a device's. */
export async function slowDown(session: CDPSession, device: Omit<Device, "viewport">): Promise<void> {
  await session.send("Emulation.setCPUThrottlingRate", { rate: device.cpu });
  if (device.kilobitsPerSecond === null) return;
  const bytesPerSecond = (device.kilobitsPerSecond * 1_000) / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: device.latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

/** Runs in the page, before everything else. A task blocks by what it takes beyond 50 ms (web.dev, TBT). */
function watchVitals(): void {
  const vitals = { lcp: 0, tbt: 0, cls: 0 };
  Reflect.set(window, "vitals", vitals);
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", ({ startTime }) => {
    vitals.lcp = startTime;
  });
  watch("longtask", ({ duration }) => {
    vitals.tbt += Math.max(0, duration - 50);
  });
  watch("layout-shift", (entry) => {
    if (!Reflect.get(entry, "hadRecentInput")) vitals.cls += Number(Reflect.get(entry, "value"));
  });
}
