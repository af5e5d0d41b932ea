import { type ReactNode, useId } from "react";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";

type Props = {
  label: string;
  name: string;
  options: readonly { value: string; label: string }[];
  defaultValue: string;
  /** Called with each choice, for a page that depends on it. */
  onChoose?: ((value: string) => void) | undefined;
  hint?: ReactNode;
  error?: string | undefined;
};

/** One choice out of a list, with its label, hint and error. It follows `defaultValue` when that changes. */
export function SelectField({ label, name, options, defaultValue, onChoose, hint, error }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(wiring) => (
        // React leaves a select as it is when only its default changes.
        <Select
          key={defaultValue}
          name={name}
          defaultValue={defaultValue}
          onChange={(event) => onChoose?.(event.target.value)}
          {...wiring}
          className="w-full"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
