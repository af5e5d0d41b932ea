import { CountLink } from "@/components/overview/count-link";
import type { Counted } from "@/components/overview/counted";

/** Numbers side by side, each above what it counts. `of` completes its name for people who hear it: "in dev". */
export function FigureList({ figures, of }: { figures: readonly Counted[]; of: string }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-x-3 gap-y-2">
      {figures.map(({ label, count, href }) => (
        <div key={label} className="flex flex-col-reverse">
          <dt className="text-small text-ink-muted">{label}</dt>
          <dd className="text-section font-semibold tabular-nums">
            <CountLink count={count} href={href} label={`${label} ${of}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
