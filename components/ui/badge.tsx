import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";

/** A state in one or two words. The word carries the meaning; the tone only helps to find it. */
export function Badge({ tone = "neutral", children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone === "neutral" ? undefined : tone}>
      {children}
    </span>
  );
}
