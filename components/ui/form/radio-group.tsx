import { type ReactNode, useId } from "react";
import { FieldError } from "@/components/ui/form/field";

type Props<T> = {
  legend: string;
  /** True where what stands around it says the same to the eye. */
  isLegendHidden?: boolean;
  name: string;
  options: readonly { readonly value: T; readonly label: ReactNode }[];
  /** Null while nothing is chosen. */
  value: T | null;
  onChoose: (value: T) => void;
  /** One option a line. */
  isStacked?: boolean;
  /** One sentence, where a choice is missing. */
  error?: string | undefined;
};

/** One choice of a few, all in sight. */
export function RadioGroup<T extends string | number | boolean>(props: Props<T>) {
  const { legend, isLegendHidden = false, name, options, value, onChoose, isStacked = false, error } = props;
  const errorId = useId();
  return (
    <fieldset
      aria-describedby={error ? errorId : undefined}
      data-wrong={error ? "" : undefined}
      // Takes the focus when it is the first that is wrong in a form.
      tabIndex={-1}
      className={`flex gap-x-4 gap-y-2 ${isStacked ? "flex-col" : "flex-wrap"}`}
    >
      <legend className={isLegendHidden ? "sr-only" : "mb-1 font-medium wrap-anywhere"}>{legend}</legend>
      {options.map((option) => (
        <label key={String(option.value)} className="inline-flex min-w-0 items-start gap-2 wrap-anywhere">
          <input
            type="radio"
            name={name}
            value={String(option.value)}
            className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-surface checked:border-[5px] checked:border-accent hover:border-ink-muted checked:hover:border-accent forced-colors:appearance-auto"
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span className="min-w-0">{option.label}</span>
        </label>
      ))}
      {error ? <FieldError id={errorId} error={error} /> : null}
    </fieldset>
  );
}
