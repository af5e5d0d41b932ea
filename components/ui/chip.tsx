import { MiddleCut } from "@/components/ui/text/middle-cut";

type Props = {
  /** An id or a scope. */
  label: string;
  /** How many characters of the end stay when there is no room, where the end says most. */
  keep: number;
};

/** A quiet token in a row of its like. */
export const Chip = ({ label, keep }: Props) => (
  // Never narrower than what is to stay: those characters, an ellipsis and the padding.
  <span
    className="chip"
    data-mono
    style={{ minWidth: `calc(${Math.min(label.length, keep + 2)}ch + 0.75rem)` }}
  >
    <MiddleCut text={label} keep={keep} />
  </span>
);
