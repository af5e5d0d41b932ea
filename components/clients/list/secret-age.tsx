import { ageFills } from "@/components/clients/list/age-fills";
import { AppLink } from "@/components/ui/app-link";
import { AGE_MARKS, ageInDays, onAgeScale, shortAge, toneOfAge } from "@/lib/domain/secret/age";
import { isTooOld, type MaxAge } from "@/lib/domain/secret/secret";

type Props = {
  /** The page of its secrets. */
  href: string;
  /** When its oldest secret was created, and how many it has. */
  oldest: string;
  count: number;
  /** The instant that the age is counted to, by the server's clock. */
  asOf: number;
  /** The age above which a secret is marked; null for never. */
  maxAge: MaxAge | null;
};

/** The age of a client's oldest secret, in words and as a bar, with a link to its secrets. The tip has the instant. */
export function SecretAge({ href, oldest, count, asOf, maxAge }: Props) {
  const days = ageInDays(oldest, asOf);
  const isOver = isTooOld(oldest, maxAge);
  const tone = toneOfAge(days, isOver);
  return (
    <AppLink href={href} className="group inline-flex max-w-full flex-col rounded-chip">
      <span className={tone === "neutral" ? undefined : inks[tone]}>
        <span className="sr-only">Secrets, oldest </span>
        <time dateTime={oldest} data-tip="" className="group-hover:underline">
          {shortAge(days)}
        </time>
        {isOver ? ` · over ${maxAge?.days} d` : null}
      </span>
      <span className="flex items-center gap-1.5">
        <AgeBar days={days} tone={tone} />
        {count > 1 ? (
          <span className="text-small whitespace-nowrap text-ink-muted">{count} secrets</span>
        ) : null}
      </span>
    </AppLink>
  );
}

const inks = { warn: "text-warn-ink", danger: "text-danger-ink" } as const;

const WIDTH = 60;

/** An age on a logarithmic scale with marks, so that days and years both show. The words beside it say the same. */
function AgeBar({ days, tone }: { days: number; tone: keyof typeof ageFills }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} 8`}
      // In a narrow column it makes room for the number of secrets.
      preserveAspectRatio="none"
      className={`h-2 w-15 min-w-6 ${ageFills[tone]}`}
    >
      <rect y="2" width={WIDTH} height="4" rx="2" className="fill-line" />
      <rect y="2" width={Math.max(2, onBar(days))} height="4" rx="2" fill="currentColor" />
      <path d={marks} className="fill-line-strong" />
    </svg>
  );
}

/** Rounded, because browsers and servers differ in the last digit of a logarithm. */
const onBar = (days: number) => Math.round(WIDTH * onAgeScale(days));

/** One path: the server draws it for every row. */
const marks = AGE_MARKS.filter((days) => days >= 90)
  .map((days) => `M${onBar(days)} 0h1v8h-1`)
  .join("");
