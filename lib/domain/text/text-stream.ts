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
