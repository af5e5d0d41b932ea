import { createServer } from "node:http";

/** Serves next to nothing on a free port, which it prints, until it is ended: the ceiling of any server on node:http. */
export function serveNothing(): Promise<never> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.on("end", () => {
      outgoing.writeHead(200, { "content-type": "application/json", "content-length": 2 });
      outgoing.end("{}");
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address !== null && typeof address === "object") console.log(`port ${address.port}`);
  });
  return new Promise(() => {});
}
