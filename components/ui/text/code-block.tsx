import { type ReactNode, useId } from "react";
import { CopyButton } from "@/components/ui/text/copy-button";

type Props = {
  /** Names the region: "curl", "Client secret". */
  title: string;
  /** What is copied; shown as it is unless `children` shows it in another way. */
  code: string;
  /** The same text with colours. */
  children?: ReactNode;
  /** Long values wrap; code scrolls sideways. */
  wrap?: boolean | undefined;
  /** Long code scrolls within the block instead of the page. */
  isBounded?: boolean | undefined;
  /** The name of the text in the copy button's label; by default the title. */
  copyWhat?: string | undefined;
  /** Controls beside the copy button, such as a language choice. */
  actions?: ReactNode;
};

/** Code or a long value: a region named by its title, in mono, with a button that copies it whole. */
export function CodeBlock({ title, code, children, wrap, isBounded, copyWhat, actions }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="min-w-0 overflow-hidden rounded-card border border-line bg-sunken"
    >
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-1 pr-1 pl-3">
        <h3 id={id} className="min-w-0 flex-1 basis-32 py-1 text-table font-medium text-ink-muted">
          {title}
        </h3>
        <div className="ml-auto flex flex-wrap items-center gap-1">
          {actions}
          <CopyButton value={code} what={copyWhat ?? title} variant="quiet" size="small" />
        </div>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
        tabIndex={0}
        className={`p-3 font-mono text-code -outline-offset-2 ${wrap ? "wrap-anywhere whitespace-pre-wrap" : "overflow-x-auto"} ${isBounded ? "max-h-[32rem] overflow-y-auto" : ""}`}
      >
        <code>{children ?? code}</code>
      </pre>
    </section>
  );
}
