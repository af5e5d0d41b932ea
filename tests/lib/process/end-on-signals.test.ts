import { createServer, get } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { freePort } from "@/lib/commands/serve/port";
import { isReady } from "@/lib/inventory/readiness";
import { endOnSignals, isEnding } from "@/lib/process/end-on-signals";
import { log } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";

const known = { SIGTERM: process.listeners("SIGTERM"), SIGINT: process.listeners("SIGINT") };
const events: string[] = [];

beforeEach(() => {
  events.length = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => events.push(`Next’s listener of ${signal}`));
  }
  endOnSignals(async () => events.push("given back"), 5_000);
});
afterEach(() => {
  processWide("ending", () => ({ isEnding: false })).isEnding = false;
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.removeAllListeners(signal);
    for (const listener of known[signal]) process.on(signal, listener);
  }
});

test("on SIGTERM it is not ready at once, drains, gives back and then lets Next end, once", async () => {
  expect(isEnding()).toBe(false);
  for (const signal of ["SIGTERM", "SIGTERM", "SIGINT"] as const) process.emit(signal, signal);
  expect(isEnding()).toBe(true);
  expect(await isReady()).toBe(false);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(events).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(events).toEqual(["given back", "Next’s listener of SIGTERM"]);
});

test("on SIGINT it does not drain", async () => {
  process.emit("SIGINT", "SIGINT");
  await vi.advanceTimersByTimeAsync(0);
  expect(events).toEqual(["given back", "Next’s listener of SIGINT"]);
});

test("what does not end by itself is cut off, with the status of the signal and a line in the log", async () => {
  const exit = vi.spyOn(process, "exit").mockImplementation((): never => {
    throw new Error("ended");
  });
  const line = vi.spyOn(log, "warn").mockReturnValue();
  process.emit("SIGTERM", "SIGTERM");
  await vi.advanceTimersByTimeAsync(25_499);
  expect(exit).not.toHaveBeenCalled();
  await expect(vi.advanceTimersByTimeAsync(1)).rejects.toThrow("ended");
  expect(exit).toHaveBeenCalledWith(143);
  expect(line).toHaveBeenCalledOnce();
});

test("while it drains it answers, and keeps no connection", async () => {
  const port = await freePort();
  const server = createServer((_, response) => response.end("done"));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const connection = () =>
    new Promise((resolve) => {
      get({ port, host: "127.0.0.1" }, (answer) => {
        answer.resume().once("end", () => resolve([answer.statusCode, answer.headers.connection]));
      });
    });
  expect(await connection()).not.toEqual([200, "close"]);
  process.emit("SIGTERM", "SIGTERM");
  expect(await connection()).toEqual([200, "close"]);
  server.close();
});
