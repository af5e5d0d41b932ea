import type { ReactNode } from "react";
import type { Comparison } from "@/components/export/use-comparison";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { CodeBlock } from "@/components/ui/text/code-block";
import { Moment } from "@/components/ui/text/moment";
import { TextLink } from "@/components/ui/text-link";
import { type Difference, importsOf, removalsOf } from "@/lib/domain/export/terraform-drift";
import type { Ending, StateObject } from "@/lib/domain/export/terraform-state";
import { routes } from "@/lib/domain/routes";

/** How code and pool differ, and the code that aligns them: none of it rests on a guess that a person could regret. */
export function DriftFound({ found }: { found: Comparison }) {
  const { form, at, drift, differentClients, gone, unasked } = found;
  const { onlyInPool, onlyInCode, differentServers, endings, drifted, unread } = drift;
  const imports = importsOf(drift);
  const goneAddresses = new Set(gone.map(({ address }) => address));
  return (
    <>
      <p className="text-ink-muted">
        Compared with Cognito settings read <Moment at={at} />.
      </p>
      {unread.length > 0 ? (
        <Notice tone="warn" title={`This file has ${unread.length} resources that couldn’t be read.`}>
          The state may contain resources that are listed below as “Only in the pool”, so import blocks aren’t
          shown: {unread.join(", ")}.
        </Notice>
      ) : null}
      {unasked.length > 0 ? (
        <Notice tone="warn" title="Couldn’t read some clients from Cognito, so they aren’t compared.">
          {unasked.join(" ")}
        </Notice>
      ) : null}
      <p className="font-medium">{summaryOf(found)}</p>
      {endings.length > 0 ? (
        <FoundList
          title={
            form === "plan" ? "Removed or replaced by this plan" : "Removed or replaced by the next apply"
          }
          lines={endings.map((it) => endingInWords(it, form))}
        />
      ) : null}
      <Different poolId={onlyInPool.poolId} differences={[...differentClients, ...differentServers]} />
      {drifted.length > 0 ? (
        <FoundList title="Changed outside Terraform" lines={drifted.map(inWords)} />
      ) : null}
      <FoundList
        title="Only in the pool"
        lines={[
          ...onlyInPool.clients.map(({ clientId, name }) => ({
            text: name,
            href: routes.client(onlyInPool.poolId, clientId),
            about: clientId,
          })),
          ...onlyInPool.servers.map(({ identifier, name }) => ({
            text: name,
            href: routes.resourceServer(onlyInPool.poolId, identifier),
            about: `resource server ${identifier}`,
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
        lines={onlyInCode.map((it) => `${inWords(it)}${whyNoRemoval(it, goneAddresses)}`)}
      >
        {gone.length > 0 && unread.length === 0 ? (
          <>
            <p className="text-table text-ink-muted">
              They no longer exist in Cognito, and the next apply recreates them. If you don’t want that,
              remove them from the code and from the state:
            </p>
            <CodeBlock title="Removal" code={removalsOf(gone)} isBounded />
          </>
        ) : null}
      </FoundList>
    </>
  );
}

const inWords = ({ name, address }: StateObject) => `${name} (${address})`;

function endingInWords({ object, how }: Ending, form: Comparison["form"]): string {
  const verb = {
    destroys: "destroys",
    replaces: "replaces, with a new ID,",
    forgets: "forgets, but keeps in the pool,",
  }[how];
  return `${form === "plan" ? "This plan" : "The next apply"} ${verb} ${inWords(object)}`;
}

const whyNoRemoval = ({ id, address }: StateObject, gone: ReadonlySet<string>): string => {
  if (id === null) return ", not created yet";
  return gone.has(address) ? "" : ", not checked in Cognito";
};

/** An object of the pool, as a link. */
type FoundLine = { readonly text: string; readonly href: string; readonly about: string };

type Props = {
  /** Names the region: "Only in code". */
  title: string;
  lines: readonly (string | FoundLine)[];
  /** What to do about them, where there are any. */
  children?: ReactNode;
};

/** How much there is of what, before the lists. */
function summaryOf({ drift, differentClients }: Comparison): string {
  const different = differentClients.length + drift.differentServers.length;
  const onlyInPool = drift.onlyInPool.clients.length + drift.onlyInPool.servers.length;
  return `${different} different, ${drift.onlyInCode.length} only in code, ${onlyInPool} only in the pool.`;
}

/** What differs, value by value. */
function Different({ poolId, differences }: { poolId: string; differences: readonly Difference[] }) {
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
            <TextLink href={hrefOf(poolId, object)}>{object.name}</TextLink> ({object.address})
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
const hrefOf = (poolId: string, { kind, id }: StateObject) =>
  kind === "client" ? routes.client(poolId, id ?? "") : routes.resourceServer(poolId, id ?? "");

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
