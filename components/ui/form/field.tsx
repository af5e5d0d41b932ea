import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** The attributes that tie a control to its label, hint and error. */
export type FieldWiring = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type Props = {
  id: string;
  label: string;
  hint?: ReactNode;
  /** Says that it may stay empty. Fields that do not say so are required. */
  isOptional?: boolean | undefined;
  /** One sentence: what is wrong and what is right. */
  error?: string | undefined;
  children: (wiring: FieldWiring) => ReactNode;
};

/** Label above, hint under it, then the control, then its error. `children` receives what ties them together. */
export function Field({ id, label, hint, isOptional, error, children }: Props) {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const optionalId = `${id}-optional`;
  const describedBy = [isOptional ? optionalId : "", hint ? hintId : "", error ? errorId : ""]
    .filter(Boolean)
    .join(" ");

  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-2">
        <label htmlFor={id} className="font-medium text-ink">
          {label}
        </label>
        {isOptional ? (
          // Beside the label, but not part of its name.
          <span id={optionalId} className="text-small leading-6 text-ink-muted">
            Optional
          </span>
        ) : null}
      </div>
      {hint ? (
        <div id={hintId} className="text-table text-ink-muted">
          {hint}
        </div>
      ) : null}
      <div className="mt-1">
        {children({
          id,
          "aria-describedby": describedBy || undefined,
          "aria-invalid": error ? true : undefined,
        })}
      </div>
      <FieldError id={errorId} error={error} />
    </div>
  );
}

/** The line under a control. It takes no space while it is empty. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    <div id={id} aria-live="polite" className="flex items-start gap-1 text-table text-danger-ink">
      {error ? (
        <>
          <CircleAlert aria-hidden="true" className="mt-px size-4 shrink-0 text-danger" />
          <span>{error}</span>
        </>
      ) : null}
    </div>
  );
}
