import { type ReactNode, useId } from "react";
import { controlLook } from "@/components/ui/form/control-look";
import { Field } from "@/components/ui/form/field";

type Props = {
  label: string;
  hint: ReactNode;
  error?: string | undefined;
  rows: number;
  placeholder?: string | undefined;
  value: string;
  onType: (value: string) => void;
};

/** Takes a pasted text that may hold a token. It has no name, so that no form can send it by itself. */
export function PastedText({ label, hint, error, rows, placeholder, value, onType }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(wiring) => (
        <textarea
          {...wiring}
          rows={rows}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onType(event.target.value)}
          className={`${controlLook} w-full py-2 font-mono text-code wrap-anywhere`}
        />
      )}
    </Field>
  );
}
