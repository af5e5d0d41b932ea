import { CompareChanges } from "@/components/forms/compare-changes";
import {
  type Clash,
  changeBetween,
  clashes,
  differences,
  type EditableSettings,
  inWords,
  labels,
} from "@/lib/domain/client/change";

type Props = {
  before: EditableSettings;
  yours: EditableSettings;
  theirs: EditableSettings;
  /** Called with the fields that keep the other person's value. */
  onTakeOver: (theirs: readonly Clash[]) => void;
};

/** Two people's changes of a client beside their common start. Only fields that both set differently need a choice. */
export function ThreeWay({ before, yours, theirs, onTakeOver }: Props) {
  const clashing = clashes(before, changeBetween(before, yours), theirs);
  const differing = new Set([...differences(before, yours), ...differences(before, theirs)].map(fieldOf));
  const parts = fields
    .filter((field) => differing.has(field))
    .map((field) => ({
      key: field,
      label: labels[field],
      before: field === "scopes" ? `${before.scopes.length} scopes` : inWords(field, before),
      yours: cellOf(field, before, yours),
      theirs: cellOf(field, before, theirs),
      clash:
        field !== "scopes" && clashing.includes(field)
          ? { yours: inWords(field, yours), theirs: inWords(field, theirs) }
          : null,
    }));
  return (
    <CompareChanges
      what="This client"
      parts={parts}
      onTakeOver={(keys) => onTakeOver(clashing.filter((field) => keys.includes(field)))}
    />
  );
}

const fields = ["name", "scopes", "tokenMinutes", "isRevocable"] as const;
const fieldOf = ({ field }: { field: keyof EditableSettings }) => field;

function cellOf(field: keyof EditableSettings, before: EditableSettings, after: EditableSettings) {
  if (field !== "scopes") return inWords(field, after);
  const { addScopes, dropScopes } = changeBetween(before, after);
  if (addScopes.length + dropScopes.length === 0) return "Not changed";
  return (
    <ul className="font-mono text-code wrap-anywhere">
      {dropScopes.map((scope) => (
        <li key={scope}>− {scope}</li>
      ))}
      {addScopes.map((scope) => (
        <li key={scope}>+ {scope}</li>
      ))}
    </ul>
  );
}
