import { createRequire } from "node:module";
import { NextRequest } from "next/server";
import { currentSession } from "@/lib/auth/session";
import { handleAuth } from "@/lib/auth/sign-in/handle-auth";
import { config, read } from "@/lib/config";
import { origin, request } from "@/tests/kit/door/a-visitor";
import { browser } from "@/tests/kit/local-cognito/browser";
import { got } from "@/tests/kit/store/both-stores";

/** Settings of the sign-in laid over this process's. */
export function signInSettings(settings: Record<string, string>): void {
  Object.assign(config().signIn, read({ ...process.env, ...settings }).signIn);
}

// next-auth requires next/headers by itself, where vi.mock does not reach.
const nextHeaders = createRequire(import.meta.url)("next/headers");
nextHeaders.headers = async () => request.headers;
nextHeaders.cookies = async () => new NextRequest(origin, { headers: request.headers }).cookies;

/** Calls the console's endpoint of next-auth at `path` with the cookies so far, and keeps those it sets. */
async function call(path: string, form?: Record<string, string>): Promise<Response> {
  const asked = new NextRequest(new URL(path, origin), {
    method: form ? "POST" : "GET",
    headers: request.headers,
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  const nextauth = asked.nextUrl.pathname.split("/").slice(3);
  const answer = await handleAuth(asked, { params: Promise.resolve({ nextauth }) });
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const { cookies } = new NextRequest(origin, { headers: request.headers });
    cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    request.headers.set("cookie", String(cookies));
  }
  return answer;
}

/**
 * Signs ann in as her browser would: from the console to the issuer and back, by what `tampered` makes of the address
 * to which the issuer sends her back. Gives the address to which the console sends her then.
 */
export async function signIn(tampered: (back: URL) => URL = (back) => back): Promise<string> {
  request.headers = new Headers();
  const { csrfToken } = await (await call("/api/auth/csrf")).json();
  const begun = await call("/api/auth/signin/cognito", { csrfToken, callbackUrl: "/pools", json: "true" });
  let { url } = await begun.json();
  if (url.startsWith(`${origin}/`)) return url;
  const visit = browser();
  for (let hops = 0; !url.startsWith(`${origin}/`); hops += 1) {
    if (hops > 9) throw new Error(`The issuer leads around in circles: ${url}`);
    const answer = await visit(url);
    const next = answer.headers.get("location");
    if (next === null) throw new Error(`The issuer answers ${answer.status}: ${await answer.text()}`);
    url = new URL(next, url).href;
  }
  const back = tampered(new URL(url));
  const answer = await call(`${back.pathname}${back.search}`);
  return answer.headers.get("location") ?? String(answer.status);
}

/** Calls the endpoint that a page calls while somebody uses it; gives what the browser may read of the session. */
export const renewCookie = async (): Promise<unknown> => (await call("/api/auth/session")).json();

/** The session of somebody who has just signed in. */
export const signedIn = async () => got(await currentSession());
