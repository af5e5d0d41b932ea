/** Parts that are made and sent together, so that neither a part nor all of them is a step of its own. */
const PARTS = 200;

/** A text as bytes, made part by part only as fast as it is taken. */
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
