import "server-only";
import type { Pool } from "@/lib/domain/access";
import { settingsOf } from "@/lib/inventory/clients";

/** The settings of these clients as a stream of JSON lines: `{clientId, client, message}`, each as it arrives. */
export function settingsLines(pool: Pool, clientIds: readonly string[]): ReadableStream<Uint8Array> {
  const settings = settingsOf(pool, clientIds);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await settings.next();
      if (done) return controller.close();
      const { clientId, result } = value;
      const line = result.ok
        ? { clientId, client: result.value, message: null }
        : { clientId, client: null, message: result.problem.message };
      controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
    },
    async cancel() {
      await settings.return(undefined);
    },
  });
}
