import { afterEach, expect, test, vi } from "vitest";
import { endedStream } from "@/lib/process/ended-stream";

afterEach(() => vi.useRealTimers());

/** A stream of `pieces` pieces that notes how many were asked for, and whether it was told to stop. */
function counted(pieces: number) {
  const seen = { pulled: 0, isCancelled: false };
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        seen.pulled += 1;
        if (seen.pulled > pieces) controller.close();
        else controller.enqueue(new Uint8Array([seen.pulled]));
      },
      cancel() {
        seen.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, source };
}

test("what is read to its end is whole, and frees its place once", async () => {
  const free = vi.fn();
  const { source } = counted(5);
  const text = await new Response(endedStream(source, free)).arrayBuffer();
  expect([...new Uint8Array(text)]).toEqual([1, 2, 3, 4, 5]);
  expect(free).toHaveBeenCalledTimes(1);
});

test("nothing is made before somebody takes it", async () => {
  const { source, seen } = counted(1_000);
  const reader = endedStream(source, () => {}).getReader();
  await reader.read();
  expect(seen.pulled).toBe(1);
  await reader.cancel();
});

test("a reader that leaves ends the source and frees the place", async () => {
  const free = vi.fn();
  const { source, seen } = counted(1_000);
  const reader = endedStream(source, free).getReader();
  await reader.read();
  await reader.cancel();
  expect([seen.isCancelled, free.mock.calls.length]).toEqual([true, 1]);
});

test("a source that breaks off breaks the stream off, and frees the place", async () => {
  const free = vi.fn();
  const source = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error("gone")) });
  await expect(new Response(endedStream(source, free)).text()).rejects.toThrow("gone");
  expect(free).toHaveBeenCalledTimes(1);
});

test("a reader that takes nothing for 30 seconds loses its place, and one that takes in time keeps it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const free = vi.fn();
  const { source, seen } = counted(1_000);
  const reader = endedStream(source, free).getReader();
  for (let piece = 0; piece < 5; piece += 1) {
    await reader.read();
    vi.advanceTimersByTime(29_000);
  }
  expect(free).not.toHaveBeenCalled();
  await reader.read();
  vi.advanceTimersByTime(30_000);
  expect(free).toHaveBeenCalledTimes(1);
  expect(seen.isCancelled).toBe(true);
  await expect(reader.read()).rejects.toThrow();
});

test("a reader that never begins takes its place for 30 seconds too", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const free = vi.fn();
  endedStream(counted(5).source, free);
  vi.advanceTimersByTime(30_000);
  expect(free).toHaveBeenCalledTimes(1);
});

test("a reader that takes piece by piece forever loses its place after 15 minutes", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const free = vi.fn();
  const reader = endedStream(counted(1_000).source, free).getReader();
  for (let minutes = 0; minutes < 16 && free.mock.calls.length === 0; minutes += 0.25) {
    await reader.read();
    vi.advanceTimersByTime(15_000);
  }
  expect(free).toHaveBeenCalledTimes(1);
});
