import type { Tone } from "@/components/ui/tone";

/** A part of the bar: how many, and the words after the number: "removed". */
export type ProgressPart = { readonly count: number; readonly word: string; readonly tone: Tone };

type Props = {
  /** The accessible name: "Clients done". */
  label: string;
  /** What is over, in parts. The rest of the bar is still to do. */
  parts: readonly ProgressPart[];
  of: number;
  /** Shows under the bar how many each part has, for bars of more than one part. */
  hasLegend?: boolean;
};

/** How much of something is over, in parts of different colors. A bar on which nothing is over looks empty. */
export function ProgressBar({ label, parts, of, hasLegend = false }: Props) {
  const over = parts.reduce((sum, { count }) => sum + count, 0);
  const left = Math.max(of - over, 0);
  const legend = [...parts.filter(({ count }) => count > 0), { count: left, word: "to do", tone: null }];
  return (
    <div className="flex flex-col gap-1.5">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={over}
        aria-valuetext={legend.map(inWords).join(", ")}
        className="flex h-2 overflow-hidden rounded-chip border border-line-strong/50 bg-sunken"
      >
        {parts.map(({ word, count, tone }) => (
          <span
            key={word}
            className={`${fills[tone]} transition-[width] motion-reduce:transition-none`}
            style={{ width: `${of === 0 ? 0 : (100 * count) / of}%` }}
          />
        ))}
      </div>
      {hasLegend ? (
        <ul aria-hidden="true" className="flex flex-wrap gap-x-4 text-small text-ink-muted tabular-nums">
          {legend.map((part) => (
            <li key={part.word} className="flex items-center gap-1.5">
              <span
                className={`size-2 rounded-full border ${part.tone ? `border-transparent ${fills[part.tone]}` : "border-line-strong"}`}
              />
              {inWords(part)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const inWords = ({ count, word }: { count: number; word: string }) => `${count.toLocaleString("en")} ${word}`;

/** In forced colors, the words tell the parts apart. */
const fills: Record<Tone, string> = {
  ok: "bg-ok forced-colors:bg-[Highlight]",
  info: "bg-accent forced-colors:bg-[Highlight]",
  warn: "bg-warn forced-colors:bg-[GrayText]",
  danger: "bg-danger forced-colors:bg-[CanvasText]",
  neutral: "bg-ink-faint forced-colors:bg-[GrayText]",
};
