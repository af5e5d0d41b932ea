import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { controlLook } from "@/components/ui/control-look";
import { Field } from "@/components/ui/field";

type Props = Omit<ComponentProps<"select">, "aria-describedby" | "aria-invalid" | "children"> & {
  label: string;
  name: string;
  options: readonly { value: string; label: string }[];
  hint?: ReactNode;
  error?: string | undefined;
};

/** The browser's own select with its label, hint and error. */
export function SelectField({ label, options, hint, error, id, className = "", ...select }: Props) {
  const ownId = useId();
  return (
    <Field id={id ?? ownId} label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className="relative">
          <select
            {...select}
            {...wiring}
            className={`${controlLook} w-full appearance-none pr-8 ${className}`}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-ink-muted"
          />
        </div>
      )}
    </Field>
  );
}
