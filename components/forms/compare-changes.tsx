"use client";

import { type ReactNode, useState } from "react";
import { FormFoot } from "@/components/forms/form-foot";
import { Form } from "@/components/ui/form/form";
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
  /** Whether two people set it differently, so that one of the values has to be chosen. */
  readonly isClash: boolean;
};

type Props = {
  /** What was changed, as people call it: "this client". */
  what: string;
  parts: readonly Part[];
  /** Called with the keys of the clashes that keep the other person's value. */
  onTakeOver: (theirs: readonly string[]) => void;
  /** Called when the person gives up all of their own changes. */
  onDiscard: () => void;
};

type Side = "mine" | "theirs";

const sides = [
  { value: "mine", label: "Keep mine" },
  { value: "theirs", label: "Keep theirs" },
] as const;

/** Two people's changes of one object beside their common start. Nothing is chosen for the person. */
export function CompareChanges({ what, parts, onTakeOver, onDiscard }: Props) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const [isTried, setTried] = useState(false);
  const open = parts.filter(({ key, isClash }) => isClash && !chosen.has(key));

  return (
    <section aria-label="Your changes and theirs">
      <Form
        className="flex flex-col gap-3"
        onSubmit={() => {
          setTried(true);
          if (open.length === 0) onTakeOver([...chosen.keys()].filter((key) => chosen.get(key) === "theirs"));
        }}
      >
        <Notice tone="warn" title={`${what} was changed by someone else`}>
          Your changes haven’t been saved. Non-conflicting changes from both sides are kept; choose a value
          for each conflict.
        </Notice>
        <Table label="Your changes and theirs" columns={["Setting", "Before", "Yours", "Theirs", "Result"]}>
          {parts.map(({ key, label, before, yours, theirs, isClash }) => (
            <TableRow key={key}>
              <TableCell column="Setting" kind="name">
                {label}
                {isClash ? <span className="block text-small text-warn-ink">Conflict</span> : null}
              </TableCell>
              <TableCell column="Before">{before}</TableCell>
              <TableCell column="Yours">{yours}</TableCell>
              <TableCell column="Theirs">{theirs}</TableCell>
              <TableCell column="Result">
                {isClash ? (
                  <div className="py-2">
                    <RadioGroup
                      legend={`${label}: choose a value`}
                      isLegendHidden
                      isStacked
                      name={`clash-${key}`}
                      options={sides}
                      value={chosen.get(key) ?? null}
                      onChoose={(side) => setChosen(new Map(chosen).set(key, side))}
                      error={isTried && !chosen.has(key) ? "Choose one." : undefined}
                    />
                  </div>
                ) : (
                  "No conflict"
                )}
              </TableCell>
            </TableRow>
          ))}
        </Table>
        <FormFoot
          label="Merge changes"
          pendingLabel="Merging changes…"
          isPending={false}
          wayOut={{ label: "Discard my changes", onLeave: onDiscard }}
          refused={null}
        />
      </Form>
    </section>
  );
}
