type Props = {
  text: string;
  /** How many characters of the end always stay. */
  keep?: number | undefined;
  /** Ids are set in mono. */
  mono?: boolean | undefined;
};

/**
 * A long id or name, cut in the middle when space is short. The whole text lies, invisible, over the two visible parts:
 * it is what is read aloud, selected and copied. The tip shows it on hover and focus while it is cut.
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
