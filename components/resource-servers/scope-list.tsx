import { HoldersLink } from "@/components/resource-servers/holders-link";
import { Card } from "@/components/ui/card";
import type { ResourceServer } from "@/lib/domain/scope";
import type { ScopeUsage } from "@/lib/domain/scope/holder";

type Props = {
  poolId: string;
  server: ResourceServer;
  usage: ScopeUsage | null;
  /** Why the person may not change them. */
  objection: string;
};

/** The scopes of a resource server for somebody who may only read them. */
export function ScopeList({ poolId, server, usage, objection }: Props) {
  return (
    <Card title="Scopes" hint={objection}>
      {server.scopes.length === 0 ? (
        <p className="text-ink-muted">No scopes.</p>
      ) : (
        <ul className="divide-y divide-line">
          {server.scopes.map(({ full, description }) => (
            <li key={full} className="py-2 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center justify-between gap-x-4">
                <code className="font-mono text-code wrap-anywhere">{full}</code>
                <HoldersLink poolId={poolId} scope={full} usage={usage} />
              </div>
              <div className="text-table text-ink-muted wrap-anywhere">{description}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
