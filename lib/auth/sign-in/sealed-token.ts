import "server-only";
import { decode, encode } from "next-auth/jwt";
import { config } from "@/lib/config";

/** Longer than any session. */
const SECONDS = 7 * 86_400;

/** Other than the session cookie's, so that neither can be taken for the other. */
const salt = "refresh token";

/**
 * A refresh token as the store may hold it: encrypted with a key that only NEXTAUTH_SECRET gives, for one session.
 */
export const sealed = (refreshToken: string, sessionId: string): Promise<string> =>
  encode({ token: { refreshToken, sessionId }, secret: config().sessionSecret, maxAge: SECONDS, salt });

/** The refresh token that was sealed for this session. Null if this is none, or another session's. */
export async function unsealed(text: string, sessionId: string): Promise<string | null> {
  const content = await decode({ token: text, secret: config().sessionSecret, salt }).catch(() => null);
  const isOurs = content?.sessionId === sessionId && typeof content.refreshToken === "string";
  return isOurs ? String(content.refreshToken) : null;
}
