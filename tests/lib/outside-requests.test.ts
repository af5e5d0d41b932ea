import { AsyncLocalStorage } from "node:async_hooks";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boundedFetch } from "@/lib/cognito/bounded-fetch";
import { outsideRequests } from "@/lib/outside-requests";

const server = createServer((_, answer) => answer.end("fine"));
let url = "";
beforeAll(async () => {
  outsideRequests(() => {});
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

/** Collects what nothing reaches any more. */
async function collect() {
  setFlagsFromString("--expose-gc");
  const gc: () => void = runInNewContext("gc");
  // A weak reference holds on until the job is over in which it was made or read.
  await new Promise((done) => setImmediate(done));
  gc();
}

test("what asks a foreign server leaves nothing of its request behind", async () => {
  const requests = new AsyncLocalStorage<object>();
  const request = await (async () => {
    const context = { secret: "a secret" };
    await requests.run(context, () => boundedFetch(url, { method: "GET" }));
    return new WeakRef(context);
  })();
  await collect();
  expect(request.deref()).toBeUndefined();
});
