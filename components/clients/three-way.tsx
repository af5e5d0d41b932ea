"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { TableCell } from "@/components/ui/table-cell";
import { TableRow } from "@/components/ui/table-row";
import {
  type Clash,
  changeBetween,
  clashes,
  differences,
  type EditableSettings,
  inWords,
  labels,
} from "@/lib/domain/client-change";

type Props = {
  before: EditableSettings;
  yours: EditableSettings;
  theirs: EditableSettings;
  /** Called with the fields of which theirs is to stay. */
  onTakeOver: (theirs: readonly Clash[]) => void;
};

/** Two people's changes of one client beside what both began from. Only what both set differently has to be chosen. */
export function ThreeWay({ before, yours, theirs, onTakeOver }: Props) {
  const clashing = clashes(before, changeBetween(before, yours), theirs);
  const [kept, setKept] = useState<ReadonlySet<Clash>>(new Set());
  const differing = new Set([...differences(before, yours), ...differences(before, theirs)].map(fieldOf));
  const isClash = (field: keyof EditableSettings) => clashing.some((it) => it === field);
  const keep = (field: Clash, isMine: boolean) =>
    setKept(new Set(isMine ? [...kept, field] : [...kept].filter((it) => it !== field)));

  return (
    <section aria-label="Your changes and theirs" className="flex flex-col gap-3">
      <Notice tone="warn" title="Somebody changed this client since you began">
        Nothing of yours was saved. Take over what fits: what only one of you changed is kept from both.
      </Notice>
      <Table label="Your changes and theirs" columns={["Setting", "Before", "Yours", "Theirs"]}>
        {fields.map((field) =>
          differing.has(field) ? (
            <TableRow key={field}>
              <TableCell column="Setting" kind="name">
                {labels[field]}
                {isClash(field) ? (
                  <span className="block text-small text-warn-ink">Both changed it</span>
                ) : null}
              </TableCell>
              <TableCell column="Before">
                {field === "scopes" ? `${before.scopes.length} scopes` : inWords(field, before)}
              </TableCell>
              <TableCell column="Yours">{cellOf(field, before, yours)}</TableCell>
              <TableCell column="Theirs">{cellOf(field, before, theirs)}</TableCell>
            </TableRow>
          ) : null,
        )}
      </Table>
      {clashing.map((field) => (
        <fieldset key={field} className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="font-medium">{labels[field]}: which one stays?</legend>
          {[
            { label: `Theirs: ${inWords(field, theirs)}`, isMine: false },
            { label: `Yours: ${inWords(field, yours)}`, isMine: true },
          ].map(({ label, isMine }) => (
            <label key={label} className="flex items-center gap-2 wrap-anywhere">
              <input
                type="radio"
                name={`clash-${field}`}
                checked={kept.has(field) === isMine}
                onChange={() => keep(field, isMine)}
                className="accent-accent"
              />
              {label}
            </label>
          ))}
        </fieldset>
      ))}
      <div>
        <Button variant="primary" onClick={() => onTakeOver(clashing.filter((field) => !kept.has(field)))}>
          Take over what fits
        </Button>
      </div>
    </section>
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
