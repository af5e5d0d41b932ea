import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/form/checkbox";

export type Choosable = { readonly id: string; readonly name: string };

type Props = {
  /** Names the group: "App clients". */
  legend: string;
  /** The choices that match the search. */
  items: readonly Choosable[];
  chosen: ReadonlySet<string>;
  /** Selects or clears these ids. */
  choose: (ids: readonly string[], isOn: boolean) => void;
};

/** The most choices that are drawn. A search finds the rest. */
const SHOWN = 100;

/** A group of checkboxes, with a button for all that match the search, drawn or not. */
export function ChoiceList({ legend, items, chosen, choose }: Props) {
  const ids = items.map(({ id }) => id);
  const isAll = ids.length > 0 && ids.every((id) => chosen.has(id));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">{legend}</legend>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium">{legend}</h2>
        {ids.length > 0 ? (
          <Button
            size="small"
            variant="quiet"
            aria-label={`${isAll ? "Clear" : "Select all"} ${ids.length} (${legend})`}
            onClick={() => choose(ids, !isAll)}
          >
            {`${isAll ? "Clear" : "Select all"} ${ids.length}`}
          </Button>
        ) : null}
      </div>
      {items.slice(0, SHOWN).map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          description={<code className="font-mono text-code wrap-anywhere">{id}</code>}
          checked={chosen.has(id)}
          onChange={(event) => choose([id], event.target.checked)}
        />
      ))}
      {items.length > SHOWN ? (
        <p className="text-ink-muted">{items.length - SHOWN} more. Search to see them.</p>
      ) : null}
      {items.length === 0 ? <p className="text-ink-muted">No match by name or ID.</p> : null}
    </fieldset>
  );
}
