import "server-only";

/** A reader that takes nothing for longer has gone, or never meant to read. */
const STALLED_MS = 30_000;

/** Nothing that the console sends takes an honest reader longer. */
const LONGEST_MS = 15 * 60_000;

/**
 * The same stream, read only as fast as the reader takes it, which ends in any case: with the source, with the reader,
 * 30 seconds after the reader took its last piece, or after 15 minutes. Calls `free` once at the end. Other requests
 * get a turn between two pieces.
 */
export function endedStream(
  source: ReadableStream<Uint8Array>,
  free: () => void,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  const begunAt = performance.now();
  let isOver = false;
  let stalled: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    isOver = true;
    clearTimeout(stalled);
    free();
  };
  const breakOff = (controller: ReadableStreamDefaultController<Uint8Array>, error: unknown) => {
    if (isOver) return;
    end();
    controller.error(error);
    reader.cancel(error).catch(() => {});
  };
  const wait = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const left = Math.max(0, LONGEST_MS - (performance.now() - begunAt));
    stalled = setTimeout(() => breakOff(controller, new Error(tooSlow)), Math.min(STALLED_MS, left));
    stalled.unref();
  };
  return new ReadableStream(
    {
      start: wait,
      async pull(controller) {
        clearTimeout(stalled);
        await new Promise((done) => setImmediate(done));
        try {
          const { done, value } = await reader.read();
          if (isOver) return;
          if (!done) {
            controller.enqueue(value);
            return wait(controller);
          }
          end();
          controller.close();
        } catch (error) {
          breakOff(controller, error);
        }
      },
      async cancel(reason) {
        end();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

const tooSlow = "Nobody took what was sent.";
