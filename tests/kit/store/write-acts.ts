import { randomUUID } from "node:crypto";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { closeStore } from "@/lib/store/database";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

// Run by writer.ts as a process of its own: NUMBER of acts, and "stay" or "go".
const [, , acts = "1", then = "go"] = process.argv;

await Promise.all(
  Array.from({ length: Number(acts) }, async () => {
    const input = { secret: "CanarySecret4vQ8zR1x0pLmN7", name: "ParameterCanary" };
    const intentId = randomUUID();
    const facts = factsOf({ action: "busy", input, poolId: "busy", intentId });
    const claim = {
      personId: facts.person.id,
      intentId,
      claim: randomUUID(),
      operation: "busy",
      poolId: "busy",
    };
    const trace = { object: null, knownIds: [], fingerprint: null };
    const ref = await recordIntent(facts, { ...claim, ...trace });
    if (ref.ok) await recordOutcome(ref.value, { outcome: "done", requestId: null }, "settled");
    else process.exitCode = 1;
  }),
);
if (then === "stay") process.stdin.resume();
else await closeStore();
