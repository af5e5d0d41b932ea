import "server-only";
import type { IncomingMessage, Server } from "node:http";
import { onEachRequest } from "@/lib/process/each-request";

/** The headers of every answer. On a page, proxy.ts replaces the policy by one with a nonce. */
const securityHeaders = new Map([
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  // Browsers ignore it over plain http, so the local console needs no exception.
  ["Strict-Transport-Security", "max-age=31536000; includeSubDomains"],
  ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
]);

/**
 * Sets the security headers on every answer of this process's HTTP server, and answers requests that Next fails on.
 * Next makes the server and answers some requests (redirects of slashes, odd methods, malformed addresses) before
 * it looks at the proxy or at `headers` of next.config.ts. So this listens to Node, which announces each request first.
 */
export function guardEveryAnswer(): void {
  const guarded = new WeakSet<Server>();
  onEachRequest(({ server, response }) => {
    response.setHeaders(securityHeaders);
    if (guarded.has(server)) return;
    guarded.add(server);
    refuseBefore(server);
  });
}

/** Puts the refusals before the listeners that `server` has. */
function refuseBefore(server: Server): void {
  const listeners = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const refusal = refusalOf(request);
    if (refusal === null) for (const listener of listeners) listener.call(server, request, response);
    else response.writeHead(refusal.status, refusal.headers).end(`${refusal.sentence}\n`);
  });
}

/** The refusal of a request that Next would answer with a bare 500 or a redirect to another host, otherwise null. */
function refusalOf({ method, url = "" }: IncomingMessage) {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  if (method === "TRACE")
    return {
      status: 405,
      headers: { ...headers, allow: "GET, HEAD, POST" },
      sentence: "This server does not answer TRACE requests.",
    };
  if (!url.startsWith("/"))
    return { status: 400, headers, sentence: "The request has no path, such as /pools." };
  if (!isDecodable(url.split("?", 1)[0] ?? ""))
    return {
      status: 400,
      headers,
      sentence:
        "This URL is not valid: a % in it does not encode a character. Check the link, or open /pools.",
    };
  return null;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
