/** The day of an instant (ISO or epoch milliseconds) in a time zone, as YYYY-MM-DD. */
export const dayIn = (instant: string | number, zone: string): string =>
  // Sweden writes its dates as ISO 8601 does.
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(instant));

/** The instant (ISO) at which a day begins in the time zone of this process or browser; null if the text is no day. */
export function startOfDay(day: string): string | null {
  const [, year = "", month = "", date = ""] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day.trim()) ?? [];
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  // The 30th of February would be a day in March.
  const isDay = year !== "" && start.getMonth() === Number(month) - 1 && start.getDate() === Number(date);
  return isDay ? start.toISOString() : null;
}
