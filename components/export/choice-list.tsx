import { Checkbox } from "@/components/ui/form/checkbox";

type Props = {
  /** Names the group: "App clients". */
  legend: string;
  /** What may be chosen and matches the search. */
  items: readonly { id: string; name: string }[];
  chosen: ReadonlySet<string>;
  toggle: (id: string, isOn: boolean) => void;
};

/** So many are drawn; the rest is found by searching. */
const SHOWN = 100;

/** Things to choose from, in a box of its own height. */
export function ChoiceList({ legend, items, chosen, toggle }: Props) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex max-h-80 flex-col gap-2 overflow-y-auto rounded-card border border-line p-3">
        {items.slice(0, SHOWN).map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            description={<code className="font-mono text-code wrap-anywhere">{id}</code>}
            checked={chosen.has(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        ))}
        {items.length > SHOWN ? (
          <p className="text-ink-muted">{items.length - SHOWN} more. Search to see them.</p>
        ) : null}
        {items.length === 0 ? <p className="text-ink-muted">None here has this in its name or id.</p> : null}
      </div>
    </fieldset>
  );
}
