import type { ListProgress } from "@/lib/domain/client-search";

/** How much of a pool is known, in words; null where all of it is and nothing troubles. */
export function progressInWords({ read, of, secondsLeft, listedAt, trouble }: ListProgress): string | null {
  const parts = [
    listedAt === null ? "More names are being listed." : null,
    read < of ? `Settings for ${figure(read)} of ${figure(of)}${leftInWords(secondsLeft)}.` : null,
    trouble,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}

const figure = (count: number) => count.toLocaleString("en");

function leftInWords(seconds: number | null): string {
  if (seconds === null) return "";
  if (seconds < 60) return ", under a minute left";
  return `, about ${Math.round(seconds / 60)} min left`;
}
