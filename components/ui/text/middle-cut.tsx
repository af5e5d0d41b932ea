type Props = {
  text: string;
  /** How many characters of the end always stay. */
  keep?: number | undefined;
  /** Ids are set in mono. */
  mono?: boolean | undefined;
};

/**
 * A long id or name that gives up its middle where space ends. What is read aloud, selected and copied is the whole
 * text: it lies, unseen, over the two visible parts. The tip shows it on hover and focus while it is cut.
 */
export function MiddleCut({ text, keep = 6, mono }: Props) {
  const cut = Math.max(0, text.length - keep);
  return (
    <span data-tip="" data-mono={mono || undefined} className="middle-cut">
      <i aria-hidden="true" data-head={cut > 1 ? "long" : ""}>
        {text.slice(0, cut)}
      </i>
      <i aria-hidden="true">{text.slice(cut)}</i>
      <span data-whole="">{text}</span>
    </span>
  );
}
