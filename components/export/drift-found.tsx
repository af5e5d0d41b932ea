import type { ReactNode } from "react";
import type { Comparison } from "@/components/export/use-comparison";
import { Notice } from "@/components/ui/notice";
import { CodeBlock } from "@/components/ui/text/code-block";
import { Moment } from "@/components/ui/text/moment";
import { importsOf, removalsOf } from "@/lib/domain/export/terraform-drift";
import type { Ending, StateObject } from "@/lib/domain/export/terraform-state";

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
      {endings.length > 0 ? (
        <FoundList
          title={
            form === "plan" ? "Removed or replaced by this plan" : "Removed or replaced by the next apply"
          }
          lines={endings.map((it) => endingInWords(it, form))}
        />
      ) : null}
      {drifted.length > 0 ? (
        <FoundList title="Changed outside Terraform" lines={drifted.map(inWords)} />
      ) : null}
      <FoundList
        title="Only in the pool"
        lines={[
          ...onlyInPool.clients.map(({ clientId, name }) => `${name} (${clientId})`),
          ...onlyInPool.servers.map(({ identifier, name }) => `${name} (resource server ${identifier})`),
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
      <FoundList
        title="Different"
        lines={[...differentClients, ...differentServers].map(
          ({ object, attributes }) => `${inWords(object)}: ${attributes.join(", ")}`,
        )}
      />
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

type Props = {
  /** Names the region: "Only in code". */
  title: string;
  lines: readonly string[];
  /** What to do about them, where there are any. */
  children?: ReactNode;
};

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
              <li key={line}>{line}</li>
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
