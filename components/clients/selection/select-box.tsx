import {
  select,
  selectionOf,
  toggle,
  useIsSelected,
  useSelection,
} from "@/components/clients/selection/selected";
import { isSelected, selectedWith } from "@/lib/domain/run/selection";

type RowProps = {
  /** The list whose selection this is. */
  list: string;
  /** The keys of the clients on the page, in order. */
  shown: readonly string[];
  /** The key of this client. */
  of: string;
  name: string;
};

/**
 * Selects the client of a row; with Shift, all from the one before up to it. The browser alone draws it, because only
 * the browser knows the selection, and sixty boxes would weigh down the page.
 */
export function SelectRow({ list, shown, of, name }: RowProps) {
  const isOn = useIsSelected(list, of);
  if (isOn === null) return null;
  return (
    <Box label={`Select ${name}`} isOn={isOn} onToggle={(isRange) => toggle(list, shown, of, isRange)} />
  );
}

/** Selects every client on the page, or clears them. */
export function SelectPage({ list, shown }: Pick<RowProps, "list" | "shown">) {
  const selection = useSelection(list);
  if (selection === null) return null;
  const count = shown.filter((key) => isSelected(selection, key)).length;
  const isOn = count === shown.length;
  return (
    <Box
      label="Select all on this page"
      isOn={isOn}
      isPart={count > 0 && !isOn}
      onToggle={() => select(list, selectedWith(selectionOf(list), shown, { keys: shown, isOn: !isOn }))}
    />
  );
}

type BoxProps = {
  label: string;
  isOn: boolean;
  isPart?: boolean;
  /** `isRange` if Shift was held. */
  onToggle: (isRange: boolean) => void;
};

function Box({ label, isOn, isPart = false, onToggle }: BoxProps) {
  return (
    <label className="select-box">
      <input
        type="checkbox"
        aria-label={label}
        checked={isOn}
        ref={(box) => {
          if (box) box.indeterminate = isPart;
        }}
        // A click with Shift would mark the text in between.
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onChange={({ nativeEvent }) => onToggle("shiftKey" in nativeEvent && nativeEvent.shiftKey === true)}
      />
    </label>
  );
}
