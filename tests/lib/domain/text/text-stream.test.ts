import { expect, test } from "vitest";
import { madeStream, textStream } from "@/lib/domain/text/text-stream";

/** A stream of texts, and how it ended, each time that this was told. */
function made(...texts: readonly (string | Error)[]) {
  const ends: string[] = [];
  const left = [...texts];
  const next = async () => {
    const text = left.shift() ?? null;
    if (text instanceof Error) throw text;
    return text;
  };
  const stream = madeStream(next, async (outcome) => ends.push(outcome));
  return { stream, ends };
}

test("parts are joined, also where they are more than are sent together", async () => {
  const parts = Array.from({ length: 450 }, (_, number) => `${number}\n`);
  expect(await new Response(textStream(parts)).text()).toBe(parts.join(""));
});

test("what is made is sent, and its end is told once", async () => {
  const { stream, ends } = made("a", "", "é\n");
  expect(await new Response(stream).text()).toBe("aé\n");
  expect(ends).toEqual(["done"]);
});

test("a fault breaks the stream off, so that a part is not taken for the whole", async () => {
  const { stream, ends } = made("a", new Error("gone"), "b");
  await expect(new Response(stream).text()).rejects.toThrow("gone");
  expect(ends).toEqual(["failed"]);
});

test("a reader who leaves ends it, before the first part as well, and once", async () => {
  const unread = made("a", "b");
  await unread.stream.cancel();
  expect(unread.ends).toEqual(["cancelled"]);
  const { stream, ends } = made("a", "b");
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel();
  expect(ends).toEqual(["cancelled"]);
});

test("a reader who leaves while the end is told has it told once", async () => {
  const ends: string[] = [];
  let finish = () => {};
  const stream = madeStream(
    async () => null,
    (outcome) => {
      ends.push(outcome);
      return new Promise<void>((done) => {
        finish = done;
      });
    },
  );
  const reader = stream.getReader();
  const reading = reader.read();
  await expect.poll(() => ends).toEqual(["done"]);
  const leaving = reader.cancel();
  finish();
  await Promise.all([reading, leaving]);
  expect(ends).toEqual(["done"]);
});
