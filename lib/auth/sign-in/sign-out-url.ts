import "server-only";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { config } from "@/lib/config";
import { routes } from "@/lib/domain/routes";

/**
 * Where a browser goes after signing out here: Cognito's logout page, which ends Cognito's own session and leads back
 * to the sign-in page. Null if the issuer names none or cannot be reached.
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
  // The return URL, under Cognito's name and under OpenID Connect's.
  url.search = String(
    new URLSearchParams({ client_id: signIn.clientId, logout_uri: back, post_logout_redirect_uri: back }),
  );
  return url.href;
}
