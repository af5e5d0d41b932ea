import { type Reply, type Request, redirect } from "@/lib/local-aws/http";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import { authorize, problemReply } from "./authorize";
import { endedSessionHeader, endLoginSession } from "./login-session";

/** Ends the login session and goes to a registered sign-out address, or to the login page when asked to. */
export function signOut(world: World, pool: Pool, domainPath: string, request: Request): Reply {
  const client = pool.clients.get(request.query.get("client_id") ?? "");
  if (!client) return problemReply("This app client doesn’t exist. Go back and sign out again.");
  const target = request.query.get("logout_uri");
  const isKnown = target !== null && client.settings.LogoutURLs?.includes(target);
  if (!isKnown && !request.query.has("redirect_uri"))
    return problemReply(
      "The sign-out URL isn’t registered for this app client. Add it to the sign-out URLs.",
    );
  endLoginSession(world, request);
  const ended = { "set-cookie": endedSessionHeader(domainPath) };
  // A parsed URL contains only characters that are valid in a header.
  if (isKnown) return redirect(new URL(target).href, ended);
  const reply = authorize(world, pool, domainPath, { ...request, headers: {} });
  return { ...reply, headers: { ...reply.headers, ...ended } };
}
