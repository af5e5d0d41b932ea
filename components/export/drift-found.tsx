import { FoundList } from "@/components/export/found-list";
import { CodeBlock } from "@/components/ui/text/code-block";
import { type Difference, type Drift, importsOf, removalsOf } from "@/lib/domain/export/terraform-drift";

type Props = {
  drift: Drift;
  /** Null until the settings of the clients that are in both have been read. */
  differentClients: readonly Difference[] | null;
};

/** How code and pool differ, and what brings them together. */
export function DriftFound({ drift: { onlyInPool, onlyInCode, differentServers }, differentClients }: Props) {
  const removals = removalsOf(onlyInCode);
  return (
    <>
      <FoundList
        title="Only in the pool"
        lines={[
          ...onlyInPool.clients.map(({ clientId, name }) => `${name} (${clientId})`),
          ...onlyInPool.servers.map(({ identifier, name }) => `${name} (resource server ${identifier})`),
        ]}
      >
        <CodeBlock title="Import blocks" code={importsOf(onlyInPool)} />
      </FoundList>
      <FoundList
        title="Only in code"
        lines={onlyInCode.map(
          ({ address, name, id }) => `${name} (${address})${id === null ? ", not made yet" : ""}`,
        )}
      >
        {removals === "" ? null : (
          <>
            <p className="text-table text-ink-muted">
              The next apply makes them again. If they are not wanted any more, take them out of the code and
              have Terraform forget them:
            </p>
            <CodeBlock title="Removal" code={removals} />
          </>
        )}
      </FoundList>
      {differentClients ? (
        <FoundList
          title="Different"
          lines={[...differentClients, ...differentServers].map(
            ({ object, attributes }) => `${object.name} (${object.address}): ${attributes.join(", ")}`,
          )}
        />
      ) : null}
    </>
  );
}
