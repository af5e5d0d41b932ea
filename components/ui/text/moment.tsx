"use client";

import { useSyncExternalStore } from "react";
import { times } from "@/components/ui/setting/browser-setting";
import { useChosen } from "@/components/ui/setting/use-chosen";
import { serverNow } from "@/components/ui/text/server-clock";

type Props = {
  /** The instant, ISO 8601 or milliseconds since 1970. */
  at: string | number;
};

/**
 * An instant in relative words ("3 hours ago"), with the exact local and UTC time on hover; or the local time itself, if
 * the person has chosen exact times. It is no tab stop: a table has two in each row. The server does not know the
 * reader's zone and renders UTC; the browser replaces that, by the server's clock.
 */
export function Moment({ at }: Props) {
  const now = useSyncExternalStore(everyTick, currentTick, () => null);
  const isExact = useChosen(times) === "exact";
  const instant = new Date(at);
  // The epoch stands in for a date that Cognito did not send.
  if (instant.getTime() === 0) return <span>unknown</span>;
  const iso = instant.toISOString();
  return (
    <time dateTime={iso} data-tip="" className="moment">
      {now === null ? utc(iso) : isExact ? local(instant) : relative(instant.getTime() - now)}
    </time>
  );
}

const tick = 15_000;

/** One timer for all instants of the page. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function everyTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Rounded to the tick, because React asks for it several times while rendering and wants the same answer. */
function currentTick(): number {
  return Math.ceil(serverNow() / tick) * tick;
}

/** "2026-11-22 14:02Z": as wide as the words that replace it, so a table does not move. */
function utc(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)}Z`;
}

/** "2026-11-22 15:02", in the reader's time zone: Swedish writes dates as ISO does. */
const local = (instant: Date): string => localFormat.format(instant);

const localFormat = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" });

/** A unit is used from two of it on: "36 hours ago" says more than "1 day ago". */
const units = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
] as const;

const minute = 60_000;
const words = new Intl.RelativeTimeFormat("en", { numeric: "always" });

function relative(difference: number): string {
  if (Math.abs(difference) < minute) return difference > tick ? "in under a minute" : "just now";
  for (const [unit, length] of units) {
    if (Math.abs(difference) >= 2 * length) return words.format(Math.trunc(difference / length), unit);
  }
  return words.format(Math.trunc(difference / minute), "minute");
}
