import "server-only";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { config } from "@/lib/config";
import { routes } from "@/lib/domain/routes";

/**
 * Where a browser goes after signing out here, so that Cognito's own session ends too: its logout page, which leads
 * back to ours. Null where the issuer names none or cannot be reached.
 */
export async function signOutUrl(): Promise<string | null> {
  const end = await issuer().then(
    (found) => found.endSessionUrl,
    () => null,
  );
  if (!end) return null;
  const { publicOrigin, signIn } = config();
  const back = `${publicOrigin}${routes.signIn}`;
  const url = new URL(end);
  // Cognito's name for the way back, and OpenID Connect's.
  url.search = String(
    new URLSearchParams({ client_id: signIn.clientId, logout_uri: back, post_logout_redirect_uri: back }),
  );
  return url.href;
}
