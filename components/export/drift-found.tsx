import { type ReactNode, useState } from "react";
import type { DatedComparison } from "@/components/export/use-comparison";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/form/radio-group";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { CodeBlock } from "@/components/ui/text/code-block";
import { Moment } from "@/components/ui/text/moment";
import { TextLink } from "@/components/ui/text-link";
import {
  endingInWords,
  importsOf,
  lossesOf,
  notesOf,
  removalsOf,
  type Shell,
  shells,
  whyNoImport,
} from "@/lib/domain/export/terraform-advice";
import type { Difference } from "@/lib/domain/export/terraform-difference";
import type { PoolContent } from "@/lib/domain/export/terraform-drift";
import type { Drifted, StateObject } from "@/lib/domain/export/terraform-state";
import { routes } from "@/lib/domain/routes";

type FoundProps = {
  found: DatedComparison;
  /** Compares the same files once more. */
  again: () => void;
};

/** How code and pool differ, and the code that aligns them. Code that would rest on a guess isn’t shown. */
export function DriftFound({ found, again }: FoundProps) {
  const { at, isOld, drift, different, gone, unasked } = found;
  const { onlyInPool, onlyInCode, endings, drifted, held } = drift;
  const imports = isOld ? "" : importsOf(drift);
  const notes = notesOf(found);
  const goneAddresses = new Set(gone.map(({ address }) => address));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted">
        <p>
          Compared with Cognito settings read <Moment at={at} />.
        </p>
        <Button size="small" onClick={again}>
          Compare again
        </Button>
      </div>
      {isOld ? (
        <Notice tone="info" title="This comparison is more than 5 minutes old, so its code isn’t shown.">
          Compare again to get import blocks and removal commands that fit the pool as it is now.
        </Notice>
      ) : null}
      {endings.length > 0 ? (
        <Notice tone="danger" title={endingsTitle(endings.length)}>
          {lossesOf(drift).map((loss) => (
            <p key={loss}>{loss}</p>
          ))}
          <Lines lines={endings.map(endingInWords)} />
        </Notice>
      ) : null}
      {notes.length > 0 ? (
        <Notice tone="warn" title="Before you use this comparison">
          <Lines lines={notes} />
        </Notice>
      ) : null}
      {unasked.length > 0 ? (
        <Notice tone="warn" title="Couldn’t read some clients from Cognito, so they aren’t compared.">
          {unasked.join(" ")}
        </Notice>
      ) : null}
      <p className="font-medium">{summaryOf(found)}</p>
      <Different pool={onlyInPool} differences={different} />
      {drifted.length > 0 ? (
        <FoundList title="Changed outside Terraform" lines={drifted.map(driftedInWords)} />
      ) : null}
      <FoundList
        title="Only in the pool"
        lines={[
          ...onlyInPool.clients.map(({ clientId, name }) => ({
            text: name,
            href: routes.client(onlyInPool, clientId),
            about: withReason(clientId, whyNoImport(drift, clientId)),
          })),
          ...onlyInPool.servers.map(({ identifier, name }) => ({
            text: name,
            href: routes.resourceServer(onlyInPool, identifier),
            about: withReason(`resource server ${identifier}`, whyNoImport(drift, identifier)),
          })),
        ]}
      >
        {imports === "" ? null : (
          <>
            <p className="text-table text-ink-muted">
              Import only resources that aren’t in another state. Terraform doesn’t detect a resource that is
              in two states.
            </p>
            <CodeBlock title="Import blocks" code={imports} isBounded />
          </>
        )}
      </FoundList>
      <FoundList
        title="Only in code"
        lines={onlyInCode.map((it) => `${inWords(it)}${whyNoRemoval(it, goneAddresses, held)}`)}
      >
        {gone.length > 0 && !isOld ? (
          <Removal gone={gone}>
            They no longer exist in Cognito, and the next apply recreates them. If you don’t want that, remove
            them from the code and from the state:
          </Removal>
        ) : null}
      </FoundList>
    </>
  );
}

/** The commands for one shell at a time. */
function Removal({ gone, children }: Pick<DatedComparison, "gone"> & { children: ReactNode }) {
  const [shell, setShell] = useState<Shell>("posix");
  return (
    <>
      <p className="text-table text-ink-muted">{children}</p>
      <RadioGroup
        legend="Shell"
        isLegendHidden
        name="shell"
        options={shells.map(({ id, title }) => ({ value: id, label: title }))}
        value={shell}
        onChoose={setShell}
      />
      <CodeBlock title="Removal" code={removalsOf(gone, shell)} isBounded />
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      <ul className="flex list-disc flex-col gap-0.5 pl-5">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > SHOWN ? <p>And {lines.length - SHOWN} more.</p> : null}
    </>
  );
}

const endingsTitle = (count: number) =>
  `${count === 1 ? "1 resource is" : `${count} resources are`} removed or replaced`;

const inWords = ({ name, address }: StateObject) => `${name} (${address})`;

const driftedInWords = ({ object, isDeleted }: Drifted) =>
  `${inWords(object)}${isDeleted ? ", deleted" : ", changed"}`;

const withReason = (about: string, reason: string | null) =>
  reason === null ? about : `${about}, ${reason}`;

function whyNoRemoval(
  { id, address }: StateObject,
  gone: ReadonlySet<string>,
  held: ReadonlySet<string>,
): string {
  if (id === null) return ", not created yet";
  if (gone.has(address)) return "";
  return held.has(address) ? ", not checked in Cognito" : ", not in the state yet";
}

/** An object of the pool, as a link. */
type FoundLine = { readonly text: string; readonly href: string; readonly about: string };

type Props = {
  /** Names the region: "Only in code". */
  title: string;
  lines: readonly (string | FoundLine)[];
  /** What to do about them, where there are any. */
  children?: ReactNode;
};

/** The number of objects in each list. */
function summaryOf({ drift, different }: DatedComparison): string {
  const onlyInPool = drift.onlyInPool.clients.length + drift.onlyInPool.servers.length;
  return `${different.length} different, ${drift.onlyInCode.length} only in code, ${onlyInPool} only in the pool.`;
}

/** What differs, value by value. */
function Different({ pool, differences }: { pool: PoolContent; differences: readonly Difference[] }) {
  return (
    <section aria-label="Different" className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">Different: {differences.length}</h3>
      {differences.slice(0, SHOWN).map(({ object, attributes }) => (
        <section
          key={object.address}
          aria-label={object.name}
          className="flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-3"
        >
          <h4 className="text-table wrap-anywhere text-ink-muted">
            <TextLink href={hrefOf(pool, object)}>{object.name}</TextLink> ({object.address})
          </h4>
          <Table label={`Differences of ${object.name}`} columns={["Attribute", "In code", "In the pool"]}>
            {attributes.map(({ name, inCode, inPool }) => (
              <TableRow key={name}>
                <TableCell column="Attribute" kind="name">
                  <code className="font-mono text-code wrap-anywhere">{name}</code>
                </TableCell>
                <TableCell column="In code">
                  <span className="whitespace-normal wrap-anywhere">{inCode}</span>
                </TableCell>
                <TableCell column="In the pool">
                  <span className="whitespace-normal wrap-anywhere">{inPool}</span>
                </TableCell>
              </TableRow>
            ))}
          </Table>
        </section>
      ))}
      {differences.length > SHOWN ? (
        <p className="text-table text-ink-muted">And {differences.length - SHOWN} more.</p>
      ) : null}
    </section>
  );
}

/** The page of an object that the pool has. */
const hrefOf = (pool: PoolContent, { kind, id }: StateObject) =>
  kind === "client" ? routes.client(pool, id ?? "") : routes.resourceServer(pool, id ?? "");

/** The most lines that are drawn. */
const SHOWN = 100;

/** One list of a comparison, with its count. */
function FoundList({ title, lines, children }: Props) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">
        {title}: {lines.length}
      </h3>
      {lines.length > 0 ? (
        <>
          <ul className="flex flex-col gap-1 text-table wrap-anywhere text-ink-muted">
            {lines.slice(0, SHOWN).map((line) => (
              <li key={typeof line === "string" ? line : line.href}>
                {typeof line === "string" ? (
                  line
                ) : (
                  <>
                    <TextLink href={line.href}>{line.text}</TextLink> ({line.about})
                  </>
                )}
              </li>
            ))}
          </ul>
          {lines.length > SHOWN ? (
            <p className="text-table text-ink-muted">And {lines.length - SHOWN} more.</p>
          ) : null}
          {children}
        </>
      ) : null}
    </section>
  );
}
