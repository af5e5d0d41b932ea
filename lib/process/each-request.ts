import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server, ServerResponse } from "node:http";

/** A request to this process's HTTP server, before anything has been done for it. */
export type Exchange = {
  readonly server: Server;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

/** Calls `meet` with each request that comes from now on. Next makes the server itself, so it is met by its requests. */
export function onEachRequest(meet: (exchange: Exchange) => void): void {
  subscribe("http.server.request.start", (message) => {
    if (isExchange(message)) meet(message);
  });
}

const isExchange = (message: unknown): message is Exchange =>
  typeof message === "object" &&
  message !== null &&
  "server" in message &&
  message.server instanceof Server &&
  "request" in message &&
  message.request instanceof IncomingMessage &&
  "response" in message &&
  message.response instanceof ServerResponse;
