import "server-only";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { hasten, newReading, type Reading } from "@/lib/aws/cognito/sdk";
import type { Result } from "@/lib/domain/result";
import { processWide } from "@/lib/process/process-wide";

type Flight<T> = { reading: Reading; answer: Promise<Result<T>> };

/**
 * Returns a function that shares one read among concurrent callers with the same key. A caller who joins raises the
 * read to their priority. A caller with priority "now" joins only a read that is still queued: the answer to an earlier
 * request may be older than what the person has just saved.
 */
export function flightsOf<T>(name: string) {
  const flights = processWide(`flights of ${name}`, () => new Map<string, Flight<T>>());
  return (
    key: string,
    priority: Priority,
    start: (reading: Reading) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const known = flights.get(key);
    if (known && !(known.reading.isSent && priority === "now")) {
      hasten(known.reading, priority);
      return known.answer;
    }
    const reading = newReading(priority);
    const flight = { reading, answer: start(reading) };
    flights.set(key, flight);
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    // The callers get what is thrown.
    flight.answer.then(land, land);
    return flight.answer;
  };
}
