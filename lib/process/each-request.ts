import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

/** A request to this process's HTTP server, before anything has been done for it. */
export type Exchange = {
  readonly server: Server;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

/** Calls `meet` with each request from now on. Next creates the HTTP server itself: only its requests lead to it. */
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
 * Releases a request's context, with its form and secrets, as soon as the request is answered. Node creates two timers
 * in that context, which keep it longer: one ends the idle connection, after 5 seconds, and one ends Node's cached
 * `Date`, after up to a second (seen with Node 20 on 2026-11-29).
 */
export function forgetAnsweredRequests(): void {
  onEachRequest(({ request: { socket }, response }) => {
    response.setHeader("Date", new Date().toUTCString());
    // By then Node has set its timer. The same timer is set again, outside the context.
    response.once("close", () => {
      const { timeout, destroyed } = socket;
      if (timeout && !destroyed) outsideRequests(() => socket.setTimeout(timeout));
    });
  });
}

/** Longer than any answer of the console keeps silent. */
const SILENCE_MS = 180_000;

/**
 * Closes connections without traffic for three minutes, such as one whose reader stopped in the middle of an answer:
 * the unread rest would stay in memory without end.
 */
export function closeStalledSockets(): void {
  onEachRequest(({ server }) => {
    if (server.timeout !== SILENCE_MS) server.setTimeout(SILENCE_MS);
  });
}

const underWay = processWide("requests under way", () => new Set<object>());

/** Notes which requests are under way from now on. */
export function watchRequests(): void {
  onEachRequest(({ response }) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
  });
}

const LOOK_MS = 10;

/** Some answers are streams that stay open. */
const MOST_MS = 300;

/** Resolves once no request is under way, or after 300 ms: work that blocks the thread then keeps hardly anybody waiting. */
export async function quiet(): Promise<void> {
  for (let waited = 0; underWay.size > 0 && waited < MOST_MS; waited += LOOK_MS) await wait(LOOK_MS);
}
