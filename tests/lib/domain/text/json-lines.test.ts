import { expect, test } from "vitest";
import { jsonLines } from "@/lib/domain/text/json-lines";

/** A stream that arrives in these pieces. */
const streamOf = (...pieces: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

async function linesOf(body: ReadableStream<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of jsonLines(body)) lines.push(line);
  return lines;
}

test("lines come out whole however the bytes were cut", async () => {
  const bytes = new TextEncoder().encode('{"name":"Zoë"}\n{"name":"two"}\n');
  for (let cut = 0; cut <= bytes.length; cut += 1)
    expect(await linesOf(streamOf(bytes.slice(0, cut), bytes.slice(cut)))).toEqual([
      '{"name":"Zoë"}',
      '{"name":"two"}',
    ]);
});

test("a stream that breaks off within a line is no complete one", async () => {
  await expect(linesOf(streamOf(new TextEncoder().encode('{"name":"o')))).rejects.toThrow("broke off");
});

test("an empty stream has no lines", async () => {
  expect(await linesOf(streamOf())).toEqual([]);
});
