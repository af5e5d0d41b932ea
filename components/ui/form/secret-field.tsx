import { useId } from "react";
import { controlLook } from "@/components/ui/form/control-look";
import { Field } from "@/components/ui/form/field";

type Props = {
  label: string;
  hint: string;
  error?: string | undefined;
  value: string;
  onType: (value: string) => void;
};

/** Takes a pasted secret, without the spaces around it. It has no name, so that no form can send it by itself. */
export function SecretField({ label, hint, error, value, onType }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(wiring) => (
        <input
          {...wiring}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onType(event.target.value.trim())}
          className={`${controlLook} w-full font-mono text-code`}
        />
      )}
    </Field>
  );
}
