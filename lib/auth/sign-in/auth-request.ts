import "server-only";
import { NextRequest } from "next/server";
import { config } from "@/lib/config";
import { LONGEST_ADDRESS } from "@/lib/domain/routes";
import { readUpTo } from "@/lib/process/read-up-to";

/** More than next-auth's own forms send: a CSRF token and a URL. */
const MOST_BYTES = 16 * 1_024;

/**
 * A request that is safe for next-auth to read: its body is a form of at most 16 KiB. Removes a `callbackUrl` outside
 * this console, because next-auth would throw on it. Null if the body is longer.
 */
export async function authRequest(request: NextRequest): Promise<NextRequest | null> {
  const url = new URL(request.url);
  dropForeignWay(url.searchParams);
  const { method } = request;
  if (method !== "POST") return new NextRequest(url, { method, headers: request.headers });
  const { text, isCut } = await readUpTo(MOST_BYTES, request.body);
  if (isCut) return null;
  const form = new URLSearchParams(text);
  dropForeignWay(form);
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/x-www-form-urlencoded");
  return new NextRequest(url, { method, headers, body: String(form) });
}

/** The names of the request's `callback-url` cookies that next-auth could not read. */
export const unreadableCookies = (request: NextRequest): string[] =>
  request.cookies
    .getAll()
    .filter(({ name, value }) => name.endsWith("next-auth.callback-url") && !isOurs(value))
    .map(({ name }) => name);

function dropForeignWay(parameters: URLSearchParams): void {
  const ways = parameters.getAll("callbackUrl");
  if (!ways.every(isOurs)) parameters.delete("callbackUrl");
}

/** Whether a callback is a path of this console or a full URL of it. */
function isOurs(way: string): boolean {
  const { publicOrigin } = config();
  const base = way.startsWith("/") ? publicOrigin : undefined;
  return (
    way.length <= LONGEST_ADDRESS && URL.canParse(way, base) && new URL(way, base).origin === publicOrigin
  );
}
