import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/sign-in/options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own endpoints below /api/auth: sign-in, callback, session, sign-out. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, await authOptions());
}
