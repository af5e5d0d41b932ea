"use client";

import { useState } from "react";
import { Segmented } from "@/components/ui/form/segmented";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { CodeBlock } from "@/components/ui/text/code-block";
import { CopyButton } from "@/components/ui/text/copy-button";
import { ExactTime } from "@/components/ui/text/exact-time";
import { claimWords, type DecodedToken, instantIn } from "@/lib/domain/token/access-token";

type Members = Readonly<Record<string, unknown>>;

/** A token's header and claims: each with what it is for, or all as JSON. */
export function TokenClaims({ header, claims }: DecodedToken) {
  const [view, setView] = useState<"table" | "json">("table");
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Segmented
        legend="View of the token"
        name="token-view"
        options={[
          { value: "table", label: "Table" },
          { value: "json", label: "JSON" },
        ]}
        value={view}
        onChoose={setView}
      />
      {view === "table" ? (
        <>
          <MemberTable title="Claims" members={claims} />
          <MemberTable title="Header" members={header} />
        </>
      ) : (
        <>
          <CodeBlock title="Claims" code={JSON.stringify(claims, null, 2)} copyWhat="claims" wrap />
          <CodeBlock title="Header" code={JSON.stringify(header, null, 2)} copyWhat="header" wrap />
        </>
      )}
    </div>
  );
}

function MemberTable({ title, members }: { title: string; members: Members }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium">{title}</h3>
      <Table
        label={title}
        columns={[{ label: "Name", width: "15rem" }, "Value", { label: "Copy", isQuiet: true }]}
      >
        {Object.entries(members).map(([name, value]) => (
          <TableRow key={name}>
            <TableCell column="Name" kind="name">
              <code translate="no" className="font-mono text-code font-medium">
                {name}
              </code>
              <span className="block text-small font-normal text-ink-muted">{claimWords(name)}</span>
            </TableCell>
            <TableCell column="Value">
              <Value name={name} value={value} />
            </TableCell>
            <TableCell column="Copy" kind="actions">
              <CopyButton value={textOf(value)} what={name} size="small" variant="quiet" compact />
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </div>
  );
}

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

function Value({ name, value }: { name: string; value: unknown }) {
  const instant = instantIn(name, value);
  const text = (
    <code translate="no" className="font-mono text-code wrap-anywhere">
      {textOf(value)}
    </code>
  );
  return instant === null ? (
    text
  ) : (
    <>
      <ExactTime at={instant} /> <span className="text-ink-muted">({text})</span>
    </>
  );
}
