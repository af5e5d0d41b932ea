import { Checkbox } from "@/components/ui/form/checkbox";

type Props = {
  label: string;
  selected: number;
  of: number;
  onSelect: (isSelected: boolean) => void;
};

/** A checkbox for a whole list: half checked while a part is selected, and none for a list of one. */
export function SelectAll({ label, selected, of, onSelect }: Props) {
  if (of < 2) return null;
  return (
    <Checkbox
      label={label}
      checked={selected === of}
      ref={(box) => {
        if (box) box.indeterminate = selected > 0 && selected < of;
      }}
      onChange={(event) => onSelect(event.target.checked)}
    />
  );
}
