import type { Difference } from "@/lib/domain/client/difference";

/** What a change removes and adds, part by part. Unchanged parts are left out. */
export function ChangeList({ changes }: { changes: readonly Difference[] }) {
  return (
    <dl aria-label="Changes" className="flex flex-col gap-3">
      {changes.map(({ label, removed, added }) => (
        <div key={label}>
          <dt className="font-medium wrap-anywhere text-ink">{label}</dt>
          {removed.map((text) => (
            <Line key={text} sign="−" word="removed" text={text} />
          ))}
          {added.map((text) => (
            <Line key={text} sign="+" word="added" text={text} />
          ))}
        </div>
      ))}
    </dl>
  );
}

function Line({ sign, word, text }: { sign: string; word: "removed" | "added"; text: string }) {
  const look = word === "removed" ? "bg-danger-soft text-danger-ink" : "bg-ok-soft text-ok-ink";
  return (
    <dd className={`mt-1 flex gap-2 rounded-chip px-2 py-0.5 text-table ${look}`}>
      <span aria-hidden="true" className="font-mono">
        {sign}
      </span>
      <span className="min-w-0 wrap-anywhere">
        <span className="font-mono text-code">{text}</span> {word}
      </span>
    </dd>
  );
}
