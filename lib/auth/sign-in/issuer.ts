import "server-only";
import { z } from "zod";
import { config } from "@/lib/config";
import { boundedFetch } from "@/lib/process/bounded-fetch";
import { keySetAt } from "@/lib/process/key-set";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

const metadata = z.object({
  issuer: z.string(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
  scopes_supported: z.array(z.string()).default([]),
});

const held = processWide("issuer", (): { found: Promise<Issuer> | null } => ({ found: null }));

type Issuer = Awaited<ReturnType<typeof discover>>;

/** The sign-in issuer's metadata, read once. Throws if the issuer cannot be reached; the next call tries again. */
export function issuer(): Promise<Issuer> {
  held.found ??= outsideRequests(() =>
    discover().catch((error: unknown) => {
      held.found = null;
      throw error;
    }),
  );
  return held.found;
}

async function discover() {
  const address = `${config().signIn.issuer}/.well-known/openid-configuration`;
  const answer = await boundedFetch(address, { method: "GET" });
  if (answer.is === "unanswered") throw answer.error;
  if (answer.status !== 200) throw new Error("The sign-in issuer did not publish its metadata.");
  const found = metadata.parse(JSON.parse(answer.text));
  return {
    name: found.issuer,
    tokenUrl: found.token_endpoint,
    endSessionUrl: found.end_session_endpoint ?? null,
    keys: keySetAt(new URL(found.jwks_uri)),
    /** Cognito issues a refresh token without this scope; other issuers require it. */
    wantsOfflineAccess: found.scopes_supported.includes("offline_access"),
  };
}
