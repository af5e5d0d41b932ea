import { Fragment } from "react";

/** A URL, id or scope in mono. A line breaks after a separator, and never inside a word that fits on one. */
export function LongCode({ text }: { text: string }) {
  let at = 0;
  return (
    <code translate="no" className="min-w-0 font-mono text-code break-words">
      {text.split(/(?<=[/.:?&=_])(?![/.:?&=_])/).map((part) => {
        at += part.length;
        return (
          <Fragment key={at}>
            {part}
            <wbr />
          </Fragment>
        );
      })}
    </code>
  );
}
