import "server-only";
import { getDefinition } from "@/lib/aws/cognito/definitions";
import type { Pool } from "@/lib/domain/access/roles";

/** What can be written down of these clients, as a stream of JSON lines: `{clientId, definition, message}`, in their order. */
export function definitionLines(pool: Pool, clientIds: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = 0;
  return new ReadableStream({
    async pull(controller) {
      const clientId = clientIds[next];
      next += 1;
      if (clientId === undefined) return controller.close();
      const result = await getDefinition(pool, clientId, "visible");
      const line = result.ok
        ? { clientId, definition: result.value, message: null }
        : { clientId, definition: null, message: result.problem.message };
      controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
    },
  });
}
