"use client";

import { type BrowserSetting, choose } from "@/components/ui/setting/browser-setting";
import { useChosen } from "@/components/ui/setting/use-chosen";

type Props<Value extends string> = {
  legend: string;
  setting: BrowserSetting<Value>;
  labels: Readonly<Record<Value, string>>;
};

/** A choice that this browser keeps, such as the theme. It takes effect at once. */
export function BrowserChoice<Value extends string>({ legend, setting, labels }: Props<Value>) {
  const chosen = useChosen(setting);
  return (
    <fieldset>
      <legend className="text-small text-ink-muted">{legend}</legend>
      <div className="mt-1 grid auto-cols-fr grid-flow-col gap-0.5 rounded-control bg-sunken p-0.5">
        {setting.values.map((value) => (
          <label
            key={value}
            className="flex min-h-7 cursor-pointer items-center justify-center rounded-chip border border-transparent text-table text-ink-muted hover:text-ink has-checked:border-line has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none"
          >
            <input
              type="radio"
              name={setting.name}
              value={value}
              checked={value === chosen}
              onChange={() => choose(setting, value)}
              className="sr-only"
            />
            {labels[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
