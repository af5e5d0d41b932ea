import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { fill } from "@/lib/inventory/fill";

/** What these clients' rows lack as a stream of JSON lines, each as it arrives; it ends by itself. See `fill`. */
export function settingsLines(
  pool: Pool,
  clientIds: readonly string[],
  isFresh: boolean,
): ReadableStream<Uint8Array> {
  const lines = fill(pool, clientIds, isFresh);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
