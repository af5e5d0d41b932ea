import "server-only";
import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";

/** The time from the call to the last byte of the answer, and more bytes than any issuer's metadata and keys have. */
const usual = { deadlineMs: 10_000, mostBytes: 512 * 1_024 };

/**
 * Connections to the sign-in issuer for openid-client, which itself reads without limit. Each connection serves one
 * exchange, and breaks off after 10 seconds or 512 KiB. openid-client itself follows no redirect.
 */
export function boundedAgent(issuer: string, bounds: typeof usual = usual): http.Agent {
  const agent = issuer.startsWith("https:") ? new https.Agent() : new http.Agent();
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (...given) => {
    const socket = connect(...given);
    if (socket) bound(socket, bounds);
    return socket;
  };
  return agent;
}

function bound(socket: Duplex, { deadlineMs, mostBytes }: typeof usual): void {
  const end = setTimeout(() => socket.destroy(new Error("The issuer took too long.")), deadlineMs);
  let bytes = 0;
  socket.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) socket.destroy(new Error("The issuer said too much."));
  });
  socket.on("close", () => clearTimeout(end));
}
