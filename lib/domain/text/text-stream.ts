/** Parts that are made and sent together: one part would be too small a step, and all of them too large. */
const PARTS = 200;

/** Streams a text as bytes. Parts are made only as fast as the reader takes them. */
export function textStream(parts: Iterable<string>): ReadableStream<Uint8Array> {
  const left = parts[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      pull(controller) {
        let text = "";
        let end = false;
        for (let count = 0; count < PARTS && !end; count += 1) {
          const { done, value } = left.next();
          end = done === true;
          if (!done) text += value;
        }
        if (text !== "") controller.enqueue(encoder.encode(text));
        if (end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * The texts or bytes that `next` makes, as bytes, each once it is asked for; null is the end. Calls `end` once, however the stream
 * ends: done, cancelled by its reader, or failed where `next` throws, which breaks the stream off.
 */
export function madeStream(
  next: () => Promise<string | Uint8Array | null>,
  end: (outcome: "done" | "cancelled" | "failed") => Promise<unknown>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOver = false;
  const over: typeof end = async (outcome) => {
    if (isOver) return;
    isOver = true;
    await end(outcome);
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const part = await next();
        if (part !== null) return controller.enqueue(typeof part === "string" ? encoder.encode(part) : part);
        await over("done");
        controller.close();
      } catch (error) {
        await over("failed");
        throw error;
      }
    },
    cancel: async () => over("cancelled").then(() => {}),
  });
}
