import type { ListProgress } from "@/lib/domain/list/parse";

/** How much of a pool is known and fresh, in words; null where all of it is. Until all names are known, the end is not. */
export function progressInWords({ read, fresh, of, secondsLeft, listedAt }: ListProgress): string | null {
  const isListing = listedAt === null;
  const left = leftInWords(secondsLeft, isListing);
  const refreshing = fresh < of ? `Refreshing details: ${figure(fresh)} of ${figure(of)}${left}.` : null;
  const parts = [
    isListing ? "Loading more clients." : null,
    read < of ? `Loading details: ${figure(read)} of ${figure(of)}${left}.` : refreshing,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}

/** The progress of a refresh, in words: first its rows, then the names, whose number is not known in advance. */
export function refreshInWords(done: number, of: number, progress: ListProgress | null): string {
  if (done < of) return `Refreshing: ${done} of ${of}…`;
  return progress?.listing ? `Loading clients: ${figure(progress.listing)} so far…` : "Loading clients…";
}

/**
 * What a list lacks, in words; null where nothing: clients that may belong to it, and clients that come last because
 * the value they are sorted by is not known.
 */
export function missingInWords(unread: number, unplaced: number): string | null {
  const parts = [
    unread > 0 ? `${notRead(unread)} and may match.` : null,
    unplaced > 0 ? `${notRead(unplaced)} and appear${unplaced === 1 ? "s" : ""} last.` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}

const notRead = (count: number) =>
  count === 1 ? "1 client is still loading" : `${figure(count)} clients are still loading`;

/** An estimate that follows the latest one slowly, so that a short change of Cognito's rate does not make it jump. */
export const smoothed = (before: number | null, latest: number | null): number | null =>
  before === null || latest === null ? latest : Math.round(before + (latest - before) / 4);

const figure = (count: number) => count.toLocaleString("en");

function leftInWords(seconds: number | null, isListing: boolean): string {
  if (seconds === null) return "";
  if (seconds < 60) return isListing ? "" : ", under a minute left";
  const minutes = Math.round(seconds / 60);
  return `, ${isListing ? "at least" : "about"} ${minutes === 1 ? "1 minute" : `${minutes} minutes`} left`;
}
