import "server-only";
import type { Pool } from "@/lib/domain/access";
import { entriesOf } from "@/lib/inventory/clients";

const GONE = "This client has been deleted.";

/** The settings of these clients as a stream of JSON lines: `{clientId, client, message}`, each as it arrives. */
export function settingsLines(pool: Pool, clientIds: readonly string[]): ReadableStream<Uint8Array> {
  const entries = entriesOf(pool, clientIds);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await entries.next();
      if (done) return controller.close();
      const { clientId, result } = value;
      const line = result.ok
        ? {
            clientId,
            client: result.value?.client ?? null,
            message: result.value ? result.value.message : GONE,
          }
        : { clientId, client: null, message: result.problem.message };
      controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
    },
    async cancel() {
      await entries.return(undefined);
    },
  });
}
