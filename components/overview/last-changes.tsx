import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Card } from "@/components/ui/card";
import { ExactTime } from "@/components/ui/text/exact-time";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { AuditRow } from "@/lib/domain/audit/row";
import { actionInWords, objectInWords, personInWords } from "@/lib/domain/audit/words";
import { routes } from "@/lib/domain/routes";
import { own } from "@/lib/domain/text/own";

type Props = {
  /** The newest first; null where the trail could not be read. */
  rows: readonly AuditRow[] | null;
  /** The pools that the person may open. */
  pools: readonly PoolShown[];
  /** The names of clients by their ids, where they are known. */
  names: Readonly<Record<string, string>>;
};

/** What changed last, by anybody, in all pools. */
export function LastChanges({ rows, pools, names }: Props) {
  return (
    <Card
      title="Last changes"
      action={
        <TextLink href={routes.audit} className="text-table">
          Audit trail
        </TextLink>
      }
    >
      {rows?.length === 0 ? <p className="text-ink-muted">No changes yet.</p> : null}
      {rows === null ? <p className="text-ink-muted">The audit trail can’t be read right now.</p> : null}
      <ol className="divide-y divide-line text-table">
        {rows?.map((row) => (
          <li key={row.sequence} className="flex flex-col gap-0.5 py-2 first:pt-0">
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="text-ink-muted">
                <ExactTime at={row.at} />
              </span>
              {row.environment === null ? null : <EnvironmentBadge name={row.environment} />}
            </span>
            <span className="wrap-anywhere">
              {actionInWords(row.action)}: <ChangedObject row={row} pools={pools} names={names} />
            </span>
            <span className="text-small text-ink-muted wrap-anywhere">{personInWords(row)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function ChangedObject({ row, pools, names }: { row: AuditRow } & Omit<Props, "rows">) {
  const { clientId } = row;
  const pool = pools.find(({ id }) => id === row.poolId);
  const name = clientId === null ? undefined : own(names, clientId);
  const words = name ?? objectInWords(row) ?? "no object";
  if (!pool || clientId === null || name === undefined) return words;
  return <TextLink href={routes.client(pool, clientId)}>{words}</TextLink>;
}
