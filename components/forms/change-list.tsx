import { type Difference, type ListDifference, withoutUnit } from "@/lib/domain/client/difference";

/** What a change does, part by part: "60 → 15 minutes" for a value, − and + for a list. Unchanged parts are left out. */
export function ChangeList({ changes }: { changes: readonly Difference[] }) {
  return (
    <dl aria-label="Changes" className="flex flex-col gap-3">
      {changes.map((change) => (
        <div key={change.label}>
          <dt className="font-medium wrap-anywhere text-ink">{change.label}</dt>
          {"was" in change ? (
            <dd className="mt-1 text-table wrap-anywhere text-ink">
              <span className="text-ink-muted">{withoutUnit(change)}</span> <span aria-hidden="true">→</span>
              <span className="sr-only">becomes</span>{" "}
              <strong className="font-medium">{change.becomes}</strong>
            </dd>
          ) : (
            linesOf(change).map((line) => (
              <dd key={line.text} className="mt-1">
                <ChangeLine {...line} />
              </dd>
            ))
          )}
        </div>
      ))}
    </dl>
  );
}

type Line = { readonly text: string; readonly word: "removed" | "added" };

/** What a list loses, then what it gains. */
export const linesOf = ({ removed, added }: Omit<ListDifference, "label">): Line[] => [
  ...removed.map((text) => ({ text, word: "removed" as const })),
  ...added.map((text) => ({ text, word: "added" as const })),
];

/** One entry of a list that goes or comes. */
export function ChangeLine({ text, word }: Line) {
  const look = word === "removed" ? "bg-danger-soft text-danger-ink" : "bg-ok-soft text-ok-ink";
  return (
    <div className={`flex gap-2 rounded-chip px-2 py-0.5 text-table ${look}`}>
      <span aria-hidden="true" className="font-mono">
        {word === "removed" ? "−" : "+"}
      </span>
      <span className="min-w-0 wrap-anywhere">
        <span className="font-mono text-code">{text}</span> {word}
      </span>
    </div>
  );
}
