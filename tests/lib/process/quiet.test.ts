import { once } from "node:events";
import { createServer, get, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/lib/commands/serve/port";
import { quiet, watchRequests } from "@/lib/process/each-request";

watchRequests();

/** A server that leaves its requests open; gives the response to one. */
async function anOpenRequest(): Promise<ServerResponse> {
  const port = await freePort();
  const server = createServer();
  const asked = once(server, "request");
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  get({ port, host: "127.0.0.1" }, (response) => response.resume()).on("error", () => {});
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const [, response] = await asked;
  return response;
}

/** Whether work may begin at once. */
async function isQuiet(): Promise<boolean> {
  let isOver = false;
  void quiet().then(() => {
    isOver = true;
  });
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  return isOver;
}

test("work waits while a request is under way, though not for ever, and not after it", async () => {
  expect(await isQuiet()).toBe(true);
  const response = await anOpenRequest();
  expect(await isQuiet()).toBe(false);
  await quiet();
  expect(response.writableEnded).toBe(false);
  response.end("done");
  await expect.poll(isQuiet).toBe(true);
});
