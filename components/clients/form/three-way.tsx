import { ChangeLine, linesOf } from "@/components/forms/change-list";
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
  onDiscard: () => void;
};

/** Two people's changes of a client beside their common start. Only fields that both set differently need a choice. */
export function ThreeWay({ before, yours, theirs, onTakeOver, onDiscard }: Props) {
  const clashing = clashes(before, changeBetween(before, yours), theirs);
  const differing = new Set([...differences(before, yours), ...differences(before, theirs)].map(fieldOf));
  const parts = fields
    .filter((field) => differing.has(field))
    .map((field) => ({
      key: field,
      label: labels[field],
      before: field === "scopes" ? <Scopes lists={[before, yours, theirs]} /> : inWords(field, before),
      yours: cellOf(field, before, yours),
      theirs: cellOf(field, before, theirs),
      isClash: field !== "scopes" && clashing.includes(field),
    }));
  return (
    <CompareChanges
      what="This client"
      parts={parts}
      onTakeOver={(keys) => onTakeOver(clashing.filter((field) => keys.includes(field)))}
      onDiscard={onDiscard}
    />
  );
}

const fields = ["name", "scopes", "tokenMinutes", "isRevocable"] as const;
const fieldOf = ({ field }: { field: keyof EditableSettings }) => field;

/** The scopes of the first settings by name; those that all of them have are counted. */
function Scopes({ lists: [before, ...after] }: { lists: [EditableSettings, ...EditableSettings[]] }) {
  const kept = before.scopes.filter((scope) => after.every(({ scopes }) => scopes.includes(scope)));
  const named =
    kept.length > MOST_NAMED ? before.scopes.filter((scope) => !kept.includes(scope)) : before.scopes;
  const rest = before.scopes.length - named.length;
  return (
    <>
      <ul className="font-mono text-code wrap-anywhere">
        {named.map((scope) => (
          <li key={scope}>{scope}</li>
        ))}
      </ul>
      {rest > 0 ? <p>{`${named.length > 0 ? "and " : ""}${rest} that stay`}</p> : null}
    </>
  );
}

/** More unchanged scopes than this are counted instead of named. */
const MOST_NAMED = 6;

function cellOf(field: keyof EditableSettings, before: EditableSettings, after: EditableSettings) {
  if (field !== "scopes")
    return before[field] === after[field] ? "Not changed" : <strong>{inWords(field, after)}</strong>;
  const { addScopes, dropScopes } = changeBetween(before, after);
  if (addScopes.length + dropScopes.length === 0) return "Not changed";
  return (
    <ul className="flex flex-col gap-1">
      {linesOf({ removed: dropScopes, added: addScopes }).map((line) => (
        <li key={line.text}>
          <ChangeLine {...line} />
        </li>
      ))}
    </ul>
  );
}
