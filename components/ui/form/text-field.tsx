import { type ComponentProps, type ReactNode, useId } from "react";
import { controlLook } from "@/components/ui/form/control-look";
import { Field } from "@/components/ui/form/field";

type Props = Omit<ComponentProps<"input">, "aria-describedby" | "aria-invalid"> & {
  label: string;
  name: string;
  hint?: ReactNode;
  isOptional?: boolean | undefined;
  error?: string | undefined;
  /** Ids, scopes and secrets are set in mono. */
  mono?: boolean | undefined;
  /** For a number of a few digits: narrow instead of as wide as the form. */
  short?: boolean | undefined;
};

/** One line of text with its label, hint and error. */
export function TextField({
  label,
  hint,
  isOptional,
  error,
  mono,
  short,
  id,
  className = "",
  ...input
}: Props) {
  const ownId = useId();
  return (
    <Field id={id ?? ownId} label={label} hint={hint} isOptional={isOptional} error={error}>
      {(wiring) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...input}
          {...wiring}
          className={`${controlLook} read-only:bg-sunken ${short ? "w-32" : "w-full"} ${mono ? "font-mono text-code" : ""} ${className}`}
        />
      )}
    </Field>
  );
}
