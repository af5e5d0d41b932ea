"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/form/radio-group";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";

/** One part of what two people changed. */
export type Part = {
  readonly key: string;
  readonly label: string;
  readonly before: ReactNode;
  readonly yours: ReactNode;
  readonly theirs: ReactNode;
  /** Both values in words, where two people set it differently and one has to be chosen; otherwise null. */
  readonly clash: { readonly yours: string; readonly theirs: string } | null;
};

type Props = {
  /** What was changed, as people call it: "this client". */
  what: string;
  parts: readonly Part[];
  /** Called with the keys of the clashes that keep the other person's value. */
  onTakeOver: (theirs: readonly string[]) => void;
};

/** Two people's changes of one object beside their common start. */
export function CompareChanges({ what, parts, onTakeOver }: Props) {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const keep = (key: string, isMine: boolean) =>
    setKept(new Set(isMine ? [...kept, key] : [...kept].filter((it) => it !== key)));
  const theirs = parts.filter(({ key, clash }) => clash !== null && !kept.has(key)).map(({ key }) => key);

  return (
    <section aria-label="Your changes and theirs" className="flex flex-col gap-3">
      <Notice tone="warn" title={`${what} was changed by someone else`}>
        Your changes haven’t been saved. Non-conflicting changes from both sides are kept; choose a value for
        each conflict.
      </Notice>
      <Table label="Your changes and theirs" columns={["Setting", "Before", "Yours", "Theirs"]}>
        {parts.map((part) => (
          <TableRow key={part.key}>
            <TableCell column="Setting" kind="name">
              {part.label}
              {part.clash ? <span className="block text-small text-warn-ink">Conflict</span> : null}
            </TableCell>
            <TableCell column="Before">{part.before}</TableCell>
            <TableCell column="Yours">{part.yours}</TableCell>
            <TableCell column="Theirs">{part.theirs}</TableCell>
          </TableRow>
        ))}
      </Table>
      {parts.map(({ key, label, clash }) =>
        clash ? (
          <RadioGroup
            key={key}
            legend={`${label}: choose a value`}
            name={`clash-${key}`}
            options={[
              { value: false, label: `Theirs: ${clash.theirs}` },
              { value: true, label: `Yours: ${clash.yours}` },
            ]}
            value={kept.has(key)}
            onChoose={(isMine) => keep(key, isMine)}
          />
        ) : null,
      )}
      <div>
        <Button variant="primary" onClick={() => onTakeOver(theirs)}>
          Merge changes
        </Button>
      </div>
    </section>
  );
}
