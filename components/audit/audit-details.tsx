import { CopyButton } from "@/components/ui/text/copy-button";
import { DefinitionList } from "@/components/ui/text/definition-list";
import type { AuditRow } from "@/lib/domain/audit/row";
import { auditLines, outcomeMeaning } from "@/lib/domain/audit/words";
import type { Json } from "@/lib/domain/text/canonical-json";

/** Everything that a row of the trail holds, in lines. */
export function AuditDetails({ row }: { row: AuditRow }) {
  const { person, source, outcomeOf } = row;
  const meaning = outcomeMeaning(row.outcome);
  return (
    <DefinitionList
      items={[
        ...(meaning === null ? [] : [{ term: "Outcome", detail: meaning }]),
        { term: "Written", detail: row.at.replace("T", " ").replace("Z", " UTC") },
        { term: "Person", detail: `${person.email} (${person.id})` },
        { term: "Source address", detail: sourceInWords(source) },
        { term: "AWS request ID", detail: <Id value={row.requestId} what="AWS request ID" /> },
        { term: "Input", detail: <Lines value={row.input} /> },
        { term: "Before", detail: <Lines value={row.before} /> },
        { term: "After", detail: <Lines value={row.after} /> },
        { term: "User pool", detail: <Id value={row.poolId} what="user pool ID" /> },
        { term: "Session", detail: <Id value={row.sessionId} what="session ID" /> },
        {
          term: "Row",
          detail: outcomeOf === null ? row.sequence : `${row.sequence} (result of row ${outcomeOf})`,
        },
        { term: "Hash", detail: <Id value={row.hash} what="hash" /> },
      ]}
    />
  );
}

function sourceInWords({ address, isClaimed }: AuditRow["source"]): string {
  if (address === null) return "Unknown";
  return isClaimed ? `${address} (unverified: taken from a request header)` : address;
}

function Id({ value, what }: { value: string | null; what: string }) {
  if (value === null) return <span className="text-ink-muted">None</span>;
  return (
    <span className="flex flex-wrap items-center gap-1">
      <code className="font-mono text-code wrap-anywhere">{value}</code>
      <CopyButton value={value} what={what} size="small" variant="quiet" compact />
    </span>
  );
}

function Lines({ value }: { value: Json }) {
  const lines = auditLines(value);
  if (lines.length === 0) return <span className="text-ink-muted">None</span>;
  return (
    <ul>
      {lines.map(({ name, text }) => (
        <li key={name}>
          {name ? <span className="text-ink-muted">{name}: </span> : null}
          <code className="font-mono text-code">{text}</code>
        </li>
      ))}
    </ul>
  );
}
