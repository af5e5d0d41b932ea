import "server-only";
import { config } from "@/lib/config";
import { onEachRequest } from "@/lib/process/each-request";

/**
 * Lets server actions work behind a proxy that replaces `Host`. Next compares `Origin` with `X-Forwarded-Host`, or else
 * `Host`, and its `allowedOrigins` are fixed at the build, before anybody knows NEXTAUTH_URL (Next 16.4.6,
 * app-render/action-handler.js). So a request whose origin is that of NEXTAUTH_URL gets that host, whatever the proxy
 * made of it. Every other request stays as it came, and Next refuses it as before.
 */
export function keepOwnHost(): void {
  const { publicOrigin } = config();
  const { host } = new URL(publicOrigin);
  onEachRequest(({ request }) => {
    if (request.headers.origin === publicOrigin) request.headers["x-forwarded-host"] = host;
  });
}
