import { useId } from "react";
import { controlLook } from "@/components/ui/form/control-look";
import { Field } from "@/components/ui/form/field";
import { RadioGroup } from "@/components/ui/form/radio-group";
import { monthlyCost, priceInWords, TOKEN_MINUTES } from "@/lib/domain/token";

type Props = {
  /** As it is typed. */
  minutes: string;
  /** The same as a number; null while it is invalid. */
  valid: number | null;
  onType: (minutes: string) => void;
  /** A sentence after the limits. */
  hint: string;
  error: string | undefined;
};

const presets = [
  { value: 5, label: "5 min" },
  { value: 15, label: "15 min" },
  { value: 60, label: "1 h" },
  { value: 1440, label: "24 h" },
];

/** The lifetime of access tokens, typed or picked, with what it costs at most. */
export function LifetimeField({ minutes, valid, onType, hint, error }: Props) {
  const id = useId();
  return (
    <Field
      id={id}
      label="Access token lifetime (minutes)"
      hint={`From ${TOKEN_MINUTES.least} to ${TOKEN_MINUTES.most} (24 hours). ${hint}`}
      error={error}
    >
      {(wiring) => (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <input
            {...wiring}
            name="tokenMinutes"
            required
            inputMode="numeric"
            autoComplete="off"
            value={minutes}
            onChange={(event) => onType(event.target.value)}
            className={`${controlLook} w-24 tabular-nums`}
          />
          <RadioGroup
            legend="Common lifetimes"
            isLegendHidden
            name="lifetimePreset"
            options={presets}
            value={valid}
            onChoose={(value) => onType(String(value))}
          />
          {valid === null ? null : (
            <p className="text-table tabular-nums text-ink-muted">
              Up to {priceInWords(monthlyCost(valid).dollars)} per instance and month
            </p>
          )}
        </div>
      )}
    </Field>
  );
}
