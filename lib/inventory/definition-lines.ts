import "server-only";
import { getDefinition } from "@/lib/aws/cognito/clients";
import type { Pool } from "@/lib/domain/access/roles";
import { whenReading } from "@/lib/domain/problem";
import { madeStream } from "@/lib/domain/text/text-stream";

/**
 * Streams the definitions of these clients as JSON lines, `{clientId, definition, code, message}`, in their order.
 * Calls `end` with the outcome, done or cancelled, and with the number of definitions that were written.
 *
 * Each client is read again, at Cognito's rate, because the inventory keeps what the list shows and not every setting,
 * which import blocks need.
 */
export function definitionLines(
  pool: Pool,
  clientIds: readonly string[],
  end: (outcome: string, clients: number) => Promise<unknown>,
): ReadableStream<Uint8Array> {
  let next = 0;
  let written = 0;
  return madeStream(
    async () => {
      const clientId = clientIds[next];
      next += 1;
      if (clientId === undefined) return null;
      const result = await getDefinition(pool, clientId, "visible");
      if (result.ok) written += 1;
      const line = result.ok
        ? { clientId, definition: result.value, code: null, message: null }
        : {
            clientId,
            definition: null,
            code: result.problem.code,
            message: whenReading(result.problem).message,
          };
      return `${JSON.stringify(line)}\n`;
    },
    (outcome) => end(outcome, written),
  );
}
