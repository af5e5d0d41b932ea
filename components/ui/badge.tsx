import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";

const looks: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-muted border-line",
  ok: "bg-ok-soft text-ok-ink border-ok/30",
  warn: "bg-warn-soft text-warn-ink border-warn/30",
  danger: "bg-danger-soft text-danger-ink border-danger/30",
  info: "bg-info-soft text-info-ink border-info/30",
};

/** A state in one or two words. The word carries the meaning; the tone only helps to find it. */
export function Badge({ tone = "neutral", children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-chip border px-1.5 text-small font-medium whitespace-nowrap ${looks[tone]}`}
    >
      {children}
    </span>
  );
}
