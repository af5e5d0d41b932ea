import { type ReactNode, useId } from "react";
import { FieldError } from "@/components/ui/form/field";

type Props = {
  legend: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
};

/** Fields that belong together, under one legend. An error of the whole group stands above them. */
export function Fieldset({ legend, hint, error, children }: Props) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset
      aria-describedby={describedBy || undefined}
      data-wrong={error ? "" : undefined}
      // Takes the focus when its own error is the first of a form.
      tabIndex={-1}
      className="min-w-0"
    >
      <legend>
        <h2 className="text-section font-semibold">{legend}</h2>
      </legend>
      {hint ? (
        <div id={`${id}-hint`} className="pt-1 text-table text-ink-muted">
          {hint}
        </div>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
      <div className="mt-3 flex flex-col gap-3">{children}</div>
    </fieldset>
  );
}
