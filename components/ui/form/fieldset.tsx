import { type ReactNode, useId } from "react";
import { FieldError, Optional } from "@/components/ui/form/field";

type Props = {
  legend: string;
  hint?: ReactNode;
  /** Says that all of its fields may stay empty. */
  isOptional?: boolean | undefined;
  error?: string | undefined;
  children: ReactNode;
};

/** Fields that belong together, under one legend. An error of the whole group stands above them. */
export function Fieldset({ legend, hint, isOptional, error, children }: Props) {
  const id = useId();
  const describedBy = [
    isOptional ? `${id}-optional` : "",
    hint ? `${id}-hint` : "",
    error ? `${id}-error` : "",
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <fieldset
      aria-describedby={describedBy || undefined}
      data-wrong={error ? "" : undefined}
      // Takes the focus when its own error is the first of a form.
      tabIndex={-1}
      className="min-w-0"
    >
      <legend className="float-left mr-2">
        <h2 className="text-section font-semibold">{legend}</h2>
      </legend>
      {isOptional ? <Optional id={`${id}-optional`} /> : null}
      <div className="clear-both">
        {hint ? (
          <div id={`${id}-hint`} className="pt-1 text-table text-ink-muted">
            {hint}
          </div>
        ) : null}
        <FieldError id={`${id}-error`} error={error} />
        <div className="mt-3 flex flex-col gap-3">{children}</div>
      </div>
    </fieldset>
  );
}
