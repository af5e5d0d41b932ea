import type { ListProgress } from "@/lib/domain/client-search";

/** How much of a pool is known, in words; null where all of it is. While names are missing nobody knows the end. */
export function progressInWords({ read, of, secondsLeft, listedAt }: ListProgress): string | null {
  const isListing = listedAt === null;
  const parts = [
    isListing ? "More names are being listed." : null,
    read < of ? `Settings for ${figure(read)} of ${figure(of)}${leftInWords(secondsLeft, isListing)}.` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}

const figure = (count: number) => count.toLocaleString("en");

function leftInWords(seconds: number | null, isListing: boolean): string {
  if (seconds === null) return "";
  if (seconds < 60) return isListing ? "" : ", under a minute left";
  return `, ${isListing ? "at least" : "about"} ${Math.round(seconds / 60)} min left`;
}
