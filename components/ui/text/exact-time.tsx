"use client";

import { useSyncExternalStore } from "react";

/** An instant to the second, in UTC and in the reader's time zone, which the server does not know and leaves out. */
export function ExactTime({ at }: { at: string | number }) {
  const isHere = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} className="tabular-nums">
      {inUtc(instant)}
      {isHere ? `, ${inLocalTime(instant)} here` : null}
    </time>
  );
}

/** "2026-11-22 14:02:31 UTC". */
export const inUtc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** The instant in the reader's time zone, with the name of the zone. */
export const inLocalTime = (instant: Date): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long" }).format(instant);
