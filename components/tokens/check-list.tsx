import { CircleCheck, CircleX, Info } from "lucide-react";
import type { Check } from "@/lib/domain/token/checks";

/** The checks that an API makes of a token, each with its result in words. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul aria-label="Checks" className="divide-y divide-line">
      {checks.map(({ name, isPassed, isNote, reason }) => {
        const [Icon, colour, result] = isNote
          ? ([Info, "text-ink-muted", "depends on the API"] as const)
          : isPassed
            ? ([CircleCheck, "text-ok", "passed"] as const)
            : ([CircleX, "text-danger", "failed"] as const);
        return (
          <li key={name} className="flex gap-2 py-2 first:pt-0 last:pb-0">
            <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${colour}`} />
            <div className="min-w-0">
              <span className="font-medium">
                {name} {result}
              </span>
              <p className="text-table text-ink-muted wrap-anywhere">{reason}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
