import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { outsideRequests } from "@/lib/process/outside-requests";

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

/**
 * Lets go of a request's context, with its form and secrets, as soon as it is answered. Node makes two timers in that
 * context, which keep it for longer: the one that ends the idle connection, for 5 seconds, and the one that ends its
 * cached `Date`, for up to a second (seen with Node 20 on 2026-11-29).
 */
export function forgetAnsweredRequests(): void {
  onEachRequest(({ request: { socket }, response }) => {
    response.setHeader("Date", new Date().toUTCString());
    // By then Node has set its timer: the same one is set once more, outside.
    response.once("close", () => {
      const { timeout, destroyed } = socket;
      if (timeout && !destroyed) outsideRequests(() => socket.setTimeout(timeout));
    });
  });
}

/** Longer than any answer of the console keeps silent. */
const SILENCE_MS = 180_000;

/**
 * Closes connections on which nothing moved for three minutes, such as one whose reader stopped in the middle of an
 * answer: what it has not taken would be held for it for as long as it likes.
 */
export function closeStalledSockets(): void {
  onEachRequest(({ server }) => {
    if (server.timeout !== SILENCE_MS) server.setTimeout(SILENCE_MS);
  });
}
