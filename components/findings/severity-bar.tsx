import { TextLink } from "@/components/ui/text-link";
import type { Severity } from "@/lib/domain/finding/rule";

type Props = {
  /** Each severity with its number of findings and the address that shows them, the most urgent first. */
  counts: readonly { severity: Severity; count: number; href: string }[];
};

/** The colours of severities. */
export const severityFills: Record<Severity, string> = {
  high: "bg-danger",
  medium: "bg-warn",
  low: "bg-info",
};

/** The findings by severity: a bar, and the same numbers as links. */
export function SeverityBar({ counts }: Props) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="flex flex-col gap-2">
      <div
        aria-hidden="true"
        className="flex h-2 gap-0.5 overflow-hidden rounded-chip bg-sunken forced-colors:hidden"
      >
        {total === 0
          ? null
          : counts
              .filter(({ count }) => count > 0)
              .map(({ severity, count }) => (
                <span
                  key={severity}
                  className={`min-w-1 ${severityFills[severity]}`}
                  style={{ flexGrow: count }}
                />
              ))}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-table tabular-nums">
        {counts.map(({ severity, count, href }) => (
          <span key={severity} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-2 rounded-full ${severityFills[severity]}`} />
            <TextLink href={href}>
              {count.toLocaleString("en")} {severity}
            </TextLink>
          </span>
        ))}
      </p>
    </div>
  );
}
