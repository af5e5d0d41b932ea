type Props = {
  /** What is being fetched, for those who cannot see the bars: "app clients". */
  what: string;
  /** How many lines stand in for the content. */
  lines?: number | undefined;
  /** Height of a line in px: 40 for table rows, 20 for text. */
  lineHeight?: 20 | 40 | undefined;
};

const widths = ["w-full", "w-11/12", "w-4/5", "w-10/12", "w-3/4"];

/** Grey bars of the size of what is coming, so that nothing moves when it arrives. */
export function Skeleton({ what, lines = 3, lineHeight = 20 }: Props) {
  return (
    <div role="status">
      <span className="sr-only">Loading {what}…</span>
      <div aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity.
            key={line}
            className={`flex items-center ${lineHeight === 40 ? "h-10 border-b border-line" : "h-5"}`}
          >
            <div className={`h-3 animate-pulse rounded-chip bg-line ${widths[line % widths.length]}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
