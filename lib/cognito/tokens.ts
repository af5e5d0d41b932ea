import "server-only";
import { z } from "zod";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";

const DEADLINE_MS = 10_000;

const refusal = z.object({ error: z.string() });

/**
 * Whether this secret opens this client: true where the token endpoint takes the two together, false where it
 * answers invalid_client. The token itself is never read. Answers unreachable when there is no verdict.
 */
export async function proveSecret(
  tokenUrl: string,
  clientId: string,
  secret: string,
): Promise<Result<boolean>> {
  try {
    const answer = await fetch(tokenUrl, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    if (answer.ok) {
      await answer.body?.cancel();
      return ok(true);
    }
    const said = refusal.safeParse(await answer.json());
    return said.data?.error === "invalid_client" ? ok(false) : failed(problem("unreachable"));
  } catch {
    // A bug cannot hide here: the one statement that can throw is the exchange itself.
    return failed(problem("unreachable"));
  }
}
