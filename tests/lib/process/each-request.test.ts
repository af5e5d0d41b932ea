import { AsyncLocalStorage } from "node:async_hooks";
import { Agent, createServer, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/lib/commands/serve/port";
import { forgetAnsweredRequests } from "@/lib/process/each-request";
import { outsideRequests } from "@/lib/process/outside-requests";

outsideRequests(() => {});
forgetAnsweredRequests();

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** A server whose requests have a context, as Next's have, and how many of these are still held. */
async function serving() {
  const contexts: WeakRef<object>[] = [];
  const current = new AsyncLocalStorage<object>();
  const server = createServer((asked, response) => {
    const context = { form: "a secret" };
    contexts.push(new WeakRef(context));
    current.run(context, async () => {
      for await (const _ of asked);
      response.end("done");
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => {
    agent.destroy();
    server.close();
  });
  const ask = () =>
    new Promise<string | undefined>((resolve) => {
      const asked = request({ port, host: "127.0.0.1", method: "POST", agent }, (response) => {
        response.resume().on("end", () => resolve(response.headers.date));
      });
      asked.end("form");
    });
  const held = async () => {
    await pause(20);
    collectGarbage();
    return contexts.filter((context) => context.deref()).length;
  };
  return { ask, held, server };
}

test("an answered request is not held by the connection that stays open for the next one", async () => {
  const { ask, held } = await serving();
  const date = await ask();
  expect(await held()).toBe(0);
  expect(Math.abs(Date.parse(date ?? "") - Date.now())).toBeLessThan(60_000);
  for (let count = 0; count < 3; count += 1) await ask();
  expect(await held()).toBe(0);
});

test("an idle connection still ends after Node's own time", async () => {
  const { ask, server } = await serving();
  server.keepAliveTimeout = 200;
  await ask();
  const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  expect(await open()).toBe(1);
  await expect.poll(open).toBe(0);
});
