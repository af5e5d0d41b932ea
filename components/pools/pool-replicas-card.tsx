import { UnreadFact } from "@/components/pools/unread-fact";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { PoolReplica } from "@/lib/domain/pool/pool-facts";
import { replicaMark } from "@/lib/domain/pool/pool-words";
import type { Result } from "@/lib/domain/result";

/** The copies of a pool in other Regions. */
export function PoolReplicasCard({ replicas }: { replicas: Result<PoolReplica[]> }) {
  return (
    <Card title="Replicas" hint="Copies in other Regions. Clients change in the primary Region only.">
      {!replicas.ok ? (
        <UnreadFact problem={replicas.problem} />
      ) : replicas.value.length === 0 ? (
        <p>This pool is in one Region.</p>
      ) : (
        <ul className="divide-y divide-line">
          {replicas.value.map(({ region, status, isPrimary }) => {
            const { label, tone } = replicaMark(status);
            return (
              <li key={region} className="flex flex-wrap items-center gap-2 py-2 first:pt-0 last:pb-0">
                <span className="font-medium">{region}</span>
                <span className="text-ink-muted">{isPrimary ? "Primary" : "Secondary"}</span>
                <Badge tone={tone}>{label}</Badge>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
