import { CopyButton } from "@/components/ui/text/copy-button";
import { LongCode } from "@/components/ui/text/long-code";

type Props = {
  items: readonly {
    term: string;
    /** What the copy button names: "token endpoint". */
    what: string;
    /** Null where there is none; `otherwise` says why. */
    value: string | null;
    otherwise?: string;
  }[];
};

/** Names and long values, each with a button that copies it. */
export function CopyList({ items }: Props) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ term, what, value, otherwise }) => (
        <div
          key={term}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 py-2 first:pt-0 last:pb-0 *:col-start-1"
        >
          <dt className="text-table text-ink-muted">{term}</dt>
          <dd>{value === null ? otherwise : <LongCode text={value} />}</dd>
          {value === null ? null : (
            <dd className="col-start-2! row-span-2 row-start-1 self-center">
              <CopyButton value={value} what={what} size="small" variant="quiet" compact />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
