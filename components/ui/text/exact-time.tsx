/** An instant to the second, in UTC. A `Moment` beside it, or its own tip, has the reader’s time zone. */
export function ExactTime({ at }: { at: string | number }) {
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} data-tip="" className="tabular-nums">
      {inUtc(instant)}
    </time>
  );
}

/** "2026-11-22 14:02:31 UTC". */
export const inUtc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** The instant in the reader's time zone, with the name of the zone. */
export const inLocalTime = (instant: Date): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long" }).format(instant);
