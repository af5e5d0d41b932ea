import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** A request that has been read to its end. */
export type Request = {
  method: string;
  /** The path without the query, as it was sent. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
};

/** The answer to a request. */
export type Reply = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
  /** A fault on demand: the connection is reset, or never answered. */
  cut?: "reset" | "hang";
};

/** An HTML page that must not be cached, under a policy that allows no script and no content of other origins. */
export function pageReply(
  status: number,
  html: string,
  styleNonce: string,
  formTargets: readonly string[],
  headers: Record<string, string | string[]> = {},
): Reply {
  // Chromium applies form-action to the redirect after the POST too, so the targets of that redirect are named.
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${styleNonce}'`,
    "font-src data:",
    `form-action ${["'self'", ...formTargets].join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": policy.join("; "),
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      ...headers,
    },
    body: html,
  };
}

/** JSON with this status. */
export function jsonReply(status: number, value: object, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { ...jsonHeaders, ...headers },
    body: JSON.stringify(value),
  };
}

/** The headers of JSON that must not be cached. */
export const jsonHeaders = {
  "content-type": "application/json;charset=UTF-8",
  "cache-control": "no-store",
};

/** A redirect (302). */
export function redirect(location: string, headers: Record<string, string | string[]> = {}): Reply {
  return {
    status: 302,
    headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer", ...headers },
    body: "",
  };
}

/** The answer for an unknown path. */
export const notFoundReply: Reply = {
  status: 404,
  headers: { "content-type": "application/json;charset=UTF-8" },
  body: '{"error":"not_found"}',
};

/** The cookie of this name, if the request carries it. */
export function cookie(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

/**
 * Reads a request to its end; null when its body is larger than `mostBytes`. Uses events, because reading a stream
 * with `for await` costs more than everything else in a small call.
 */
export function readRequest(incoming: IncomingMessage, mostBytes: number): Promise<Request | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) resolve(null);
      else chunks.push(chunk);
    });
    incoming.on("end", () => resolve(requestOf(incoming, textOf(chunks))));
    // A request that is cut off is an error too.
    incoming.on("error", reject);
  });
}

function requestOf(incoming: IncomingMessage, body: string): Request {
  const url = incoming.url ?? "/";
  const question = url.indexOf("?");
  return {
    method: incoming.method ?? "GET",
    path: question < 0 ? url : url.slice(0, question),
    query: question < 0 ? noQuery : new URLSearchParams(url.slice(question + 1)),
    headers: incoming.headers,
    body,
  };
}

const noQuery = new URLSearchParams();

// Most bodies come in one piece, which needs no copy.
function textOf(chunks: readonly Buffer[]): string {
  const [first, ...others] = chunks;
  if (!first) return "";
  return (others.length === 0 ? first : Buffer.concat(chunks)).toString("utf8");
}
