import { createServer, type RequestListener, type Server } from "node:http";

/**
 * Listens on the loopback addresses, or on `host`. Port 0 picks a free port. Returns the servers and the port. Throws
 * an Error with one clear sentence when it cannot listen.
 */
export async function listen(
  answer: RequestListener,
  port: number,
  host: string | undefined,
): Promise<{ servers: Server[]; port: number }> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const first = await listenOn(answer, host ?? "127.0.0.1", port);
    const address = first?.address();
    if (!first || !address || typeof address === "string")
      throw new Error(
        `This machine has no address ${host ?? "127.0.0.1"} to listen on. Choose another with --host.`,
      );
    if (host !== undefined) return { servers: [first], port: address.port };
    try {
      // A browser may try ::1 first for "localhost". Where IPv6 is off, ::1 does not exist and is not needed.
      const second = await listenOn(answer, "::1", address.port);
      return { servers: second ? [first, second] : [first], port: address.port };
    } catch (error) {
      await stop(first);
      // The port that was picked is free on one of the two only: pick another.
      if (port !== 0) throw error;
    }
  }
  throw new Error("No port is free on both loopback addresses. Choose one with --port.");
}

/** Stops a server. Requests in progress get their answers; connections that hang are closed after 500 ms. */
export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const overdue = setTimeout(() => server.closeAllConnections(), 500);
    server.close(() => {
      clearTimeout(overdue);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Whether a host name or address means this machine only. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "::1" ||
    host === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

async function listenOn(answer: RequestListener, host: string, port: number): Promise<Server | null> {
  const server = createServer(answer);
  server.keepAliveTimeout = 60_000;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port }, resolve);
    });
    return server;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EADDRINUSE")
      throw new Error(
        `Port ${port} is in use. Stop the program that uses it, or choose another port with --port.`,
      );
    if (code === "EACCES") throw new Error(`Port ${port} can’t be used. Choose one above 1023 with --port.`);
    if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT" || code === "ENOTFOUND") return null;
    throw error;
  }
}
