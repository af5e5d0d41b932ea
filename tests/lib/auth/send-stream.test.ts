import { expect, onTestFinished, test, vi } from "vitest";
import { sendFile, sendLines } from "@/lib/auth/send-stream";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { textStream } from "@/lib/domain/text/text-stream";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();

const file = (person: string, onOpen = () => {}) =>
  sendFile({ id: person }, async () => {
    onOpen();
    return ok({ headers: { "content-type": "text/csv" }, body: textStream(["a,b\n"]) });
  });

test("2 files of one person and 4 of all are under way; the next is told when to come again, before it is opened", async () => {
  const open = [await file("ann"), await file("ann")];
  let opened = 0;
  const count = () => {
    opened += 1;
  };
  const refused = await file("ann", count);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("10");
  expect(await refused.json()).toEqual({
    code: "too-often",
    message: "Too many downloads are in progress. Wait 10 seconds, then try again.",
  });
  open.push(await file("bob"), await file("eve"));
  for (const { headers } of open)
    expect([headers.get("content-type"), headers.get("cache-control")]).toEqual(["text/csv", "no-store"]);
  expect((await file("joe", count)).status).toBe(429);
  expect(opened).toBe(0);
  const [first] = open;
  expect(first?.headers.get("cache-control")).toBe("no-store");
  expect(await first?.text()).toBe("a,b\n");
  const next = await file("joe", count);
  expect([next.status, opened]).toEqual([200, 1]);
  for (const response of [...open.slice(1), next]) await response.text();
});

test("a file that cannot be opened takes no place, whether that is said or thrown", async () => {
  for (let count = 0; count < 5; count += 1) {
    const refused = await sendFile({ id: "max" }, async () => failed(problem("not-found")));
    expect(refused.status).toBe(404);
    await expect(sendFile({ id: "max" }, () => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
  }
});

test("a person has 30 files a minute, and others theirs", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  for (let count = 0; count < 30; count += 1) {
    const response = await file("tim");
    expect(response.status).toBe(200);
    await response.text();
  }
  const refused = await file("tim");
  expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
  expect((await refused.json()).message).toMatch(
    /^You’ve reached the limit of 30 downloads per minute\. Wait \d+ seconds?, /,
  );
  expect((await (await file("kim")).text()).length).toBeGreaterThan(0);
});

test("8 pages of one person are filled at once", async () => {
  const lines = () => sendLines({ id: "ann" }, () => textStream(["{}\n"]));
  const open = Array.from({ length: 8 }, lines);
  const refused = lines();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
  expect((await refused.json()).message).toMatch(/^Too many pages are loading\. /);
  for (const { headers } of open)
    expect([headers.get("content-type"), headers.get("cache-control")]).toEqual([
      "application/x-ndjson",
      "no-store",
    ]);
  for (const response of open) expect(await response.text()).toBe("{}\n");
  expect(await lines().text()).toBe("{}\n");
});
