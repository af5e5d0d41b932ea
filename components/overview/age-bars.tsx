import { ageFills } from "@/components/clients/list/age-fills";
import { ageRanges, rangeLabel, toneOfAge } from "@/lib/domain/secret/age";

type Props = {
  /** Clients in each of `ageRanges`. */
  counts: readonly number[];
  environment: string;
};

const HEIGHT = 20;
const WIDTH = 14;
const GAP = 3;

/** How old the secrets of a pool are, as a small picture that says the same in words. */
export function AgeBars({ counts, environment }: Props) {
  const most = Math.max(1, ...counts);
  return (
    <svg
      role="img"
      aria-label={`Oldest secrets in ${environment}, clients by days: ${inWords(counts)}`}
      viewBox={`0 0 ${ageRanges.length * (WIDTH + GAP) - GAP} ${HEIGHT}`}
      className="h-5 w-20"
    >
      {ageRanges.map((range, at) => {
        const share = (counts[at] ?? 0) / most;
        const height = share === 0 ? 1 : Math.max(2, HEIGHT * share);
        return (
          <rect
            key={rangeLabel(range)}
            x={at * (WIDTH + GAP)}
            y={HEIGHT - height}
            width={WIDTH}
            height={height}
            fill="currentColor"
            className={share === 0 ? "text-line-strong" : ageFills[toneOfAge((range.over ?? 0) + 1, false)]}
          />
        );
      })}
    </svg>
  );
}

const inWords = (counts: readonly number[]) =>
  ageRanges.map((range, at) => `${rangeLabel(range)}: ${(counts[at] ?? 0).toLocaleString("en")}`).join(", ");
