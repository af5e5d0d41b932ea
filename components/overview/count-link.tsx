import type { Counted } from "@/components/overview/counted";
import { TextLink } from "@/components/ui/text-link";

/** A number that leads to what it counts. Zero is a number alone. */
export function CountLink({ count, href, label }: Counted) {
  if (count === null) return <Unknown />;
  const figure = count.toLocaleString("en");
  if (count === 0) return <span className="text-ink-muted">{figure}</span>;
  return (
    <TextLink href={href}>
      {figure}
      <span className="sr-only"> {label}</span>
    </TextLink>
  );
}

/** Stands for a number that is not known yet. */
export const Unknown = () => <span className="text-ink-muted">Unknown</span>;
