import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { refusal } from "@/lib/auth/enter-route";
import { authRequest, unreadableCookies } from "@/lib/auth/sign-in/auth-request";
import { authOptions } from "@/lib/auth/sign-in/options";
import { config } from "@/lib/config";
import { problem } from "@/lib/domain/problem";
import { routes } from "@/lib/domain/routes";

type Context = { params: Promise<{ nextauth: string[] }> };

const unreadable = "This sign-in request couldn’t be read. Open the sign-in page and try again.";

/**
 * next-auth's own endpoints below /api/auth: sign-in, callback, session, sign-out. Discards the log lines of
 * next-auth's page script (`_log`), because anybody could fill the log with them.
 */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth[0] === "_log") return new Response(null, { status: 204 });
  const cookies = unreadableCookies(request);
  if (cookies.length > 0) return signInWithout(cookies);
  const bounded = await authRequest(request);
  if (!bounded) return refusal(problem("invalid", { message: unreadable }));
  return NextAuth(bounded, context, await authOptions());
}

/** Redirects to the sign-in page and deletes the unreadable cookies, which would break every later sign-in too. */
function signInWithout(cookies: readonly string[]): Response {
  const answer = NextResponse.redirect(`${config().publicOrigin}${routes.signIn}`, 303);
  for (const name of cookies)
    answer.cookies.set(name, "", { path: "/", maxAge: 0, secure: name.startsWith("__Secure-") });
  return answer;
}
