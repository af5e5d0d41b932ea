import type { Verdict } from "@/components/forms/client-verdict";
import { Badge } from "@/components/ui/badge";

const marks = {
  done: { tone: "ok", word: "Done" },
  back: { tone: "info", word: "Restored" },
  refused: { tone: "warn", word: "Skipped" },
  failed: { tone: "danger", word: "Failed" },
} as const;

/** What a run did to one client. */
export function OutcomeMark({ is, words }: Verdict) {
  const { tone, word } = marks[is];
  return (
    <span className="flex flex-wrap items-center gap-x-2 whitespace-normal">
      <Badge tone={tone}>{word}</Badge> {words === word ? null : words}
    </span>
  );
}
