import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";

/**
 * A load balancer with sticky sessions, as the examples of `infra/` have: a browser stays at the instance that it met
 * first, by a cookie, until that instance takes no more connections. `preferred` is for browsers without the cookie.
 */
export type LoadBalancer = { preferred: string; close(): Promise<void> };

/** Starts it on `port`. `instances` are the ports of the consoles by name. */
export async function startLoadBalancer(
  port: number,
  instances: Readonly<Record<string, number>>,
): Promise<LoadBalancer> {
  const balancer = { preferred: Object.keys(instances)[0] ?? "" };
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const met = /(?:^|; )instance=(\w+)/.exec(incoming.headers.cookie ?? "")?.[1] ?? balancer.preferred;
    const names = [met, ...Object.keys(instances).filter((name) => name !== met)];
    for (const name of names) {
      const reached = await forward(incoming, Buffer.concat(chunks), outgoing, instances[name] ?? 0, name);
      if (reached) return;
    }
    outgoing.writeHead(502).end();
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return Object.assign(balancer, { close: () => closed(server) });
}

/** Sends a request on. False where the instance takes no connection, and nothing was answered. */
function forward(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  port: number,
  name: string,
): Promise<boolean> {
  return new Promise((done) => {
    const sent = request({ host: "127.0.0.1", port, method, path: url, headers, agent: false }, (answer) => {
      const cookies = [...(answer.headers["set-cookie"] ?? []), `instance=${name}; Path=/; HttpOnly`];
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, "set-cookie": cookies });
      answer.pipe(outgoing);
      done(true);
    });
    sent.on("error", () => done(outgoing.headersSent));
    sent.end(body);
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
