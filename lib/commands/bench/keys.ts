import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright";
import type { BenchConsole } from "./kit/console";
import { atMost, type Figure, share, told } from "./kit/figures";
import { slowDown } from "./kit/page";

const WORDS = ["orders", "worker", "payments", "client", "report"];

/**
 * Types into the search over all clients at a person's pace, on a processor four times as slow. Measures from each key
 * press to the paint that shows it, and from the last key press of a word to the paint of its results. The second time
 * includes the pause in which the console waits for more keys.
 */
export async function keyPresses(bench: BenchConsole): Promise<Figure[]> {
  const context = await bench.window();
  const page = await context.newPage();
  await slowDown(await context.newCDPSession(page), { cpu: 4, latencyMs: 0, kilobitsPerSecond: null });
  await page.addInitScript(watchKeys);
  await page.goto(bench.listUrl, { waitUntil: "networkidle" });
  const answers: number[] = [];
  for (let round = 0; round < 4; round += 1)
    for (const word of WORDS) answers.push(await typed(page, `${word}${round === 0 ? "" : round}`));
  const keys: number[] = await page.evaluate(() => Reflect.get(window, "keys"));
  await context.close();
  return [
    atMost("search: key press to its paint at 4x slow-down, p95", share(keys, 0.95), 100, "ms"),
    told("search: key presses seen", keys.length),
    told("search: last key press to the list's paint at 4x slow-down, p50", share(answers, 0.5), "ms"),
    told("search: last key press to the list's paint at 4x slow-down, p95", share(answers, 0.95), "ms"),
  ];
}

const PACE_MS = 120;

async function typed(page: Page, word: string): Promise<number> {
  const box = page.getByRole("combobox", { name: "Search clients" });
  await box.fill("");
  await page.waitForURL((url) => !url.searchParams.has("q") || url.searchParams.get("q") === "");
  await pause(500);
  await box.focus();
  for (const letter of word) {
    await page.keyboard.press(letter);
    await pause(PACE_MS);
  }
  return await page.evaluate(listPainted, word);
}

/** Runs in the page: resolves with the time from the last key press to the paint with the word in the address. */
function listPainted(word: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (new URL(location.href).searchParams.get("q") !== word) return requestAnimationFrame(look);
      // The address changes in the same commit as the list; the frame after the next one has been painted.
      requestAnimationFrame(() => resolve(performance.now() - Number(Reflect.get(window, "lastKeyAt"))));
    };
    look();
  });
}

/** Runs in the page: records how long each key press took to be painted, by Event Timing (in steps of 8 ms). */
function watchKeys(): void {
  const keys: number[] = [];
  Reflect.set(window, "keys", keys);
  // 16 ms is the least that browsers accept. TypeScript's type lacks this option.
  const options = { type: "event", buffered: true, durationThreshold: 16 };
  addEventListener("keydown", ({ timeStamp }) => Reflect.set(window, "lastKeyAt", timeStamp), true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") keys.push(entry.duration);
  }).observe(options);
}
