import { createServer, request, type ServerResponse } from "node:http";
import https from "node:https";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { boundedAgent } from "@/lib/auth/sign-in/bounded-agent";

let behave: (response: ServerResponse) => void;
const server = createServer((_request, response) => behave(response));
let url = "";

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** How many bytes of a body arrive over an agent of these bounds, and why no more. */
function read(bounds?: { deadlineMs: number; mostBytes: number }): Promise<{ bytes: number; why: string }> {
  let bytes = 0;
  return new Promise((done) => {
    const end = (error?: Error) => done({ bytes, why: error?.message ?? "end" });
    const asked = request(url, { agent: boundedAgent(url, bounds) }, (response) => {
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => end()).on("error", end);
    });
    asked.on("error", end).end();
  });
}

test("an answer within the bounds arrives whole", async () => {
  behave = (response) => response.end("x".repeat(100_000));
  expect(await read({ deadlineMs: 60_000, mostBytes: 200_000 })).toEqual({ bytes: 100_000, why: "end" });
});

test("an answer without end breaks off after its bytes", async () => {
  behave = (response) => {
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  };
  const { bytes, why } = await read({ deadlineMs: 60_000, mostBytes: 1_000_000 });
  expect(why).not.toBe("end");
  expect(bytes).toBeLessThan(2_000_000);
});

test("a drip breaks off at the deadline, however lively it is", async () => {
  behave = (response) => {
    const drip = setInterval(() => response.write("x"), 10);
    response.on("close", () => clearInterval(drip));
  };
  const { why } = await read({ deadlineMs: 300, mostBytes: 1_000_000 });
  expect(why).not.toBe("end");
});

test("the error says what was too much: the wait, or the answer", async () => {
  behave = () => {};
  expect(await read({ deadlineMs: 100, mostBytes: 1_000 })).toEqual({
    bytes: 0,
    why: "The issuer took too long.",
  });
  behave = (response) => response.socket?.write("HTTP/1.1 100 Continue\r\n\r\n".repeat(100));
  expect(await read({ deadlineMs: 60_000, mostBytes: 1_000 })).toEqual({
    bytes: 0,
    why: "The issuer said too much.",
  });
});

test("unless told otherwise it takes half a megabyte, and an https issuer is asked over TLS", async () => {
  behave = (response) => response.end("x".repeat(500_000));
  expect(await read()).toEqual({ bytes: 500_000, why: "end" });
  behave = (response) => response.end("x".repeat(600_000));
  expect((await read()).why).not.toBe("end");
  expect(boundedAgent("https://issuer.example")).toBeInstanceOf(https.Agent);
  expect(boundedAgent("http://issuer.example/https:")).not.toBeInstanceOf(https.Agent);
});

test("no timer is left of an exchange that ended", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  behave = (response) => response.end("x");
  await read({ deadlineMs: 60_000, mostBytes: 1_000 });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
});
