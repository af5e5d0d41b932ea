import { notCarried } from "@/lib/domain/export/not-carried";

const parts = [
  ["App clients", notCarried.client],
  ["Resource servers", notCarried.server],
  ["The user pool", notCarried.pool],
] as const;

/** What no form of an export contains, by Cognito’s names. */
export function NotIncluded() {
  return (
    <details className="text-table text-ink-muted">
      <summary className="cursor-pointer">What exports don’t include</summary>
      <dl className="mt-2 flex flex-col gap-2">
        {parts.map(([title, reasons]) => (
          <div key={title}>
            <dt className="font-medium text-ink">{title}</dt>
            {reasons.map(({ why, members }) => (
              <dd key={why} className="wrap-anywhere">
                {members.join(", ")}. {why}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
