import { type AddressInfo, createServer } from "node:net";
import { CommandError } from "@/lib/commands/command-error";

/**
 * Throws CommandError when `port` cannot be opened on this machine. `setting` is the setting that changes the port.
 * Checks both loopback addresses, because a browser that looks up localhost tries ::1 first.
 */
export async function requireFreePort(port: number, setting: string): Promise<void> {
  for (const address of ["127.0.0.1", "::1"]) {
    const code = await tryToListen(port, address);
    if (code === "EADDRINUSE")
      throw new CommandError(
        `Port ${port} is in use by another program. Stop it, or choose another port with ${setting}.`,
      );
    if (code === "EACCES")
      throw new CommandError(`This account can’t open port ${port}. Choose another with ${setting}.`);
  }
}

/** A port of the loopback address that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = addressOf(server.address());
      server.close(() => resolve(port));
    });
  });
}

function tryToListen(port: number, address: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address;
}
