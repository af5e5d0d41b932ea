import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterAll } from "vitest";

/** What is answered in place of Cognito's own answer: an error, an output, or nothing at all. */
type Reply = { readonly error: string } | { readonly output: object } | "lost";

/** Passes a call on to Cognito, which carries it out. */
type PassOn = () => Promise<unknown>;

/**
 * Stands between the console's code in this process and a local Cognito, until the tests of the file are over: `at` says
 * what else happens at the next call of an operation, before it is passed on or in place of that.
 */
export async function inBetween(url: string) {
  const planned: { operation: string; act: (passOn: PassOn) => Promise<Reply | undefined> }[] = [];
  const server = createServer(async (request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".").at(-1);
    const answer = passedOn(url, request, await buffer(request));
    const place = planned.findIndex((it) => it.operation === operation);
    const [plan] = place < 0 ? [] : planned.splice(place, 1);
    const reply = await plan?.act(answer);
    if (reply === "lost") return void response.destroy();
    response.setHeader("content-type", "application/x-amz-json-1.1");
    if (reply && "error" in reply)
      return void response.writeHead(400).end(JSON.stringify({ __type: reply.error }));
    if (reply) return void response.end(JSON.stringify(reply.output));
    const passed = await answer().catch(() => null);
    if (passed === null) return void response.destroy();
    response.writeHead(passed.status).end(passed.body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = `http://127.0.0.1:${port}`;
  return {
    /** Adds to what is planned: the calls of an operation take their acts in turn. */
    at: (operation: string, act: (passOn: PassOn) => Promise<Reply | undefined>) =>
      void planned.push({ operation, act }),
  };
}

function passedOn(url: string, { method = "POST", url: path = "/", headers }: IncomingMessage, sent: Buffer) {
  const { host, connection, "content-length": _, ...others } = headers;
  const kept = Object.entries(others).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  let answer: Promise<{ status: number; body: Buffer }> | null = null;
  return () => {
    answer ??= fetch(`${url}${path}`, { method, headers: kept, body: new Uint8Array(sent) }).then(
      async (reply) => ({ status: reply.status, body: Buffer.from(await reply.arrayBuffer()) }),
    );
    return answer;
  };
}
