import { Search } from "lucide-react";
import { type ComponentProps, useId } from "react";

type Props = Omit<ComponentProps<"input">, "type"> & { label: string; name: string };

/** A search box named by its label, which is read but not drawn. */
export function SearchField({ label, id, className = "", ...input }: Props) {
  const ownId = useId();
  const boxId = id ?? ownId;
  return (
    <div className={`relative min-w-0 ${className}`}>
      <label htmlFor={boxId} className="sr-only">
        {label}
      </label>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-ink-faint"
      />
      <input
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        {...input}
        type="search"
        id={boxId}
        className="min-h-8 w-full rounded-control border border-line-strong bg-surface pr-2 pl-8 text-body hover:border-ink-muted"
      />
    </div>
  );
}
