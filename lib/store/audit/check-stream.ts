import "server-only";
import type { CheckLine } from "@/lib/domain/audit/chain";
import { verifyChain } from "@/lib/store/audit/chain";

/** Verifies the whole trail and reports in JSON lines (`CheckLine`); ends when nobody listens any more. */
export function checkStream(): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isListening = true;
  return new ReadableStream({
    async start(controller) {
      const tell = (line: CheckLine) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      const report = await verifyChain({
        progress: (checked, of) => {
          if (isListening) tell({ is: "checking", checked, of });
          return isListening;
        },
      });
      if (!isListening) return;
      tell(report.ok ? report.value : { is: "failed", message: report.problem.message });
      controller.close();
    },
    cancel() {
      isListening = false;
    },
  });
}
