import type { Language } from "@/lib/domain/snippet/code-snippet";
import { highlight } from "@/lib/domain/snippet/highlight";

const looks = {
  comment: "text-ink-faint",
  string: "text-ok-ink",
  number: "text-warn-ink",
  keyword: "text-accent-text",
  name: "text-info-ink",
} as const;

/** Code with colours. */
export function Highlighted({ code, language }: { code: string; language: Language }) {
  let at = 0;
  return highlight(code, language).map(({ kind, text }) => {
    const key = at;
    at += text.length;
    return kind === "plain" ? (
      text
    ) : (
      <span key={key} className={looks[kind]}>
        {text}
      </span>
    );
  });
}
