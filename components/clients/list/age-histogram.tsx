import { ageFills } from "@/components/clients/list/age-fills";
import { AppLink } from "@/components/ui/app-link";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { type AgeRange, ageRanges, rangeLabel, toneOfAge } from "@/lib/domain/secret/age";

type Props = {
  /** The name of the picture. */
  label?: string;
  /** Clients in each of `ageRanges`. */
  counts: readonly number[];
  search: ClientSearch;
  hrefOf: (change: Partial<ClientSearch>) => string;
};

/** How old the secrets are: a bar for each range of ages, which filters the list by it, or removes that filter. */
export function AgeHistogram({ label = "Secret age", counts, search, hrefOf }: Props) {
  const most = Math.max(1, ...counts);
  return (
    <nav aria-label={label} className="flex max-w-80 flex-col gap-1 text-small text-ink-muted">
      <p aria-hidden="true">Secret age in days</p>
      <ul className="grid grid-cols-5 gap-1">
        {ageRanges.map((range, index) => {
          const isCurrent = isAsked(range, search);
          const count = counts[index] ?? 0;
          return (
            <li key={rangeLabel(range)}>
              <AppLink
                href={hrefOf(isCurrent ? { age: undefined, ageUpTo: undefined } : filterOf(range))}
                aria-current={isCurrent ? "true" : undefined}
                className="group flex flex-col rounded-chip px-1 hover:bg-hover hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:text-ink"
              >
                <span className="tabular-nums">{count.toLocaleString("en")}</span>
                <span className="sr-only"> clients, oldest secret in days: </span>
                <Bar share={count / most} range={range} />
                <span className="whitespace-nowrap">{rangeLabel(range)}</span>
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const HEIGHT = 24;

function Bar({ share, range: { over } }: { share: number; range: AgeRange }) {
  const height = share === 0 ? 1 : Math.max(2, HEIGHT * share);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 1 ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`h-6 w-full ${share === 0 ? "text-line-strong" : ageFills[toneOfAge((over ?? 0) + 1, false)]}`}
    >
      <rect y={HEIGHT - height} width="1" height={height} fill="currentColor" />
    </svg>
  );
}

/** The filter of a range, as the URL has it. */
export const filterOf = ({ over, upTo }: AgeRange): Pick<ClientSearch, "age" | "ageUpTo"> => ({
  age: over === null ? undefined : String(over),
  ageUpTo: upTo === null ? undefined : String(upTo),
});

function isAsked(range: AgeRange, { age, ageUpTo }: ClientSearch): boolean {
  const asked = filterOf(range);
  return age === asked.age && ageUpTo === asked.ageUpTo;
}
