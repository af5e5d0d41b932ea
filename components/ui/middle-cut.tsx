type Props = {
  text: string;
  /** How many characters of the end always stay. */
  keep?: number | undefined;
  /** Ids are set in mono. */
  mono?: boolean | undefined;
  /** True where nothing around it takes the focus, so that the whole can be read by key. */
  focusable?: boolean | undefined;
};

/**
 * A long id or name that gives up its middle where space ends. What is read aloud, selected and copied is the whole
 * text: it lies, unseen, over the two visible parts. The tip shows it on hover and focus while it is cut.
 */
export function MiddleCut({ text, keep = 6, mono, focusable }: Props) {
  const cut = Math.max(0, text.length - keep);
  return (
    <span
      data-tip={text}
      tabIndex={focusable ? 0 : undefined}
      className={`relative inline-flex max-w-full min-w-0 rounded-chip align-bottom whitespace-pre ${mono ? "font-mono [font-size:min(1em,var(--text-code))]" : ""}`}
    >
      <span aria-hidden="true" data-head="" className="min-w-0 overflow-hidden text-ellipsis select-none">
        {text.slice(0, cut)}
      </span>
      <span aria-hidden="true" className="shrink-0 select-none">
        {text.slice(cut)}
      </span>
      <span className="absolute inset-0 overflow-hidden text-transparent forced-colors:opacity-0">
        {text}
      </span>
    </span>
  );
}
