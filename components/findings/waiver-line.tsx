import { ExactTime } from "@/components/ui/text/exact-time";
import type { Waiver } from "@/lib/domain/finding/waiver";

/** The waiver of a finding, or that it has ended. */
export function WaiverLine({ waiver, isWaived }: { waiver: Waiver | null; isWaived: boolean }) {
  if (waiver === null) return null;
  return (
    <span className="block text-small text-ink-muted wrap-anywhere">
      {isWaived ? "Waived" : "The waiver ended: it was given"} by {waiver.waivedBy} until{" "}
      <ExactTime at={waiver.until} />: {waiver.reason}
    </span>
  );
}
