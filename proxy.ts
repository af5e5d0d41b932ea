import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { LONGEST_ADDRESS } from "@/lib/domain/routes";

/**
 * Everything except the built files and the route that forgets a form: a request that goes through here is held in
 * memory with its body. lib/process/every-answer.ts sets the policy of those two. Prefetches are pages: they match too.
 */
export const config = { matcher: ["/((?!_next/static/|not-sent/form$).*)"] };

/**
 * Gives a request its nonce and its response a Content-Security-Policy. Does not control access: pages, actions and
 * route handlers check that themselves.
 * @returns the answer of the route, with the policy; Next stamps its scripts by reading it off the request headers.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = policyFor(nonce);

  // `set` replaces what the caller sent, so nobody can choose the nonce. Next would also read a report-only policy.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Pages do not know their own URL; a person who has to sign in first comes back to it.
  headers.set("x-path", (request.nextUrl.pathname + request.nextUrl.search).slice(0, LONGEST_ADDRESS));
  headers.set("content-security-policy", policy);
  headers.delete("content-security-policy-report-only");

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function policyFor(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    // React rebuilds server stacks with eval in development only.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // A nonce beside 'unsafe-inline' would switch the latter off, and the development overlay needs it.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
  ].join("; ");
}
