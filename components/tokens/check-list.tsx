import { CircleCheck, CircleX } from "lucide-react";
import type { Check } from "@/lib/domain/token/checks";

/** The checks that an API makes of a token, each with its result in words. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul aria-label="Checks" className="divide-y divide-line">
      {checks.map(({ name, isPassed, reason }) => {
        const Icon = isPassed ? CircleCheck : CircleX;
        return (
          <li key={name} className="flex gap-2 py-2 first:pt-0 last:pb-0">
            <Icon
              aria-hidden="true"
              className={`mt-0.5 size-4 shrink-0 ${isPassed ? "text-ok" : "text-danger"}`}
            />
            <div className="min-w-0">
              <span className="font-medium">
                {name} {isPassed ? "passed" : "failed"}
              </span>
              <p className="text-table text-ink-muted wrap-anywhere">{reason}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
