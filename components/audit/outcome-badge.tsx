import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { outcomeInWords } from "@/lib/domain/audit/words";
import { own } from "@/lib/domain/text/own";

const tones: Record<string, Tone> = { done: "ok", intended: "info", recovered: "ok" };

/** How a recorded act ended; whatever is neither done nor intended is a refusal. */
export function OutcomeBadge({ outcome }: { outcome: string }) {
  return <Badge tone={own(tones, outcome) ?? "warn"}>{outcomeInWords(outcome)}</Badge>;
}
