import { type ComponentProps, type ReactNode, useId } from "react";

type Props = Omit<ComponentProps<"input">, "type" | "aria-describedby"> & {
  /** The accessible name, exactly. */
  label: string;
  description?: ReactNode;
  /** A scope is named in mono. */
  mono?: boolean | undefined;
  /** A badge or chip after the label; part of the description, not of the name. */
  mark?: ReactNode;
};

const look =
  "mt-0.5 size-4 appearance-none rounded-chip border border-line-strong bg-surface bg-center bg-no-repeat hover:border-ink-muted checked:border-accent checked:bg-accent checked:bg-(image:--check) indeterminate:border-accent indeterminate:bg-accent indeterminate:bg-(image:--dash) disabled:border-line disabled:bg-sunken forced-colors:appearance-auto";

/** A checkbox whose name is its label alone; the description and the mark are read after it. */
export function Checkbox({ label, description, mono, mark, id, className = "", ...input }: Props) {
  const ownId = useId();
  const boxId = id ?? ownId;
  const aboutId = `${boxId}-about`;
  const markId = `${boxId}-mark`;
  const describedBy = [mark ? markId : "", description ? aboutId : ""].filter(Boolean).join(" ");

  return (
    <div className={`grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 ${className}`}>
      <input
        {...input}
        type="checkbox"
        id={boxId}
        aria-describedby={describedBy || undefined}
        className={look}
      />
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <label htmlFor={boxId} className={`wrap-anywhere ${mono ? "font-mono text-code" : ""}`}>
          {label}
        </label>
        {mark ? <span id={markId}>{mark}</span> : null}
      </div>
      {description ? (
        <div id={aboutId} className="col-start-2 text-table wrap-anywhere text-ink-muted">
          {description}
        </div>
      ) : null}
    </div>
  );
}
