type Props<T> = {
  /** What is chosen; read, not drawn. */
  legend: string;
  name: string;
  options: readonly { readonly value: T; readonly label: string }[];
  value: T;
  onChoose: (value: T) => void;
};

/** One of a few views of the same thing, side by side in one control. */
export function Segmented<T extends string>({ legend, name, options, value, onChoose }: Props<T>) {
  return (
    <fieldset className="flex w-fit max-w-full flex-wrap gap-0.5 rounded-control border border-line bg-sunken p-0.5">
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex min-h-7 items-center rounded-chip border border-transparent px-2.5 text-ink-muted hover:text-ink has-checked:border-line-strong/50 has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText]"
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 size-full appearance-none rounded-chip outline-none"
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
