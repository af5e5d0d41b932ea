/** The lines of a stream of JSON lines, each as soon as it is complete. Throws if the stream ends within a line. */
export async function* jsonLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const complete = (text + decoder.decode(part.value, { stream: true })).split("\n");
    text = complete.pop() ?? "";
    yield* complete;
  }
  if (text !== "") throw new Error("The stream broke off within a line.");
}
