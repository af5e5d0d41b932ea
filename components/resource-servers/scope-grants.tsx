import { Badge } from "@/components/ui/badge";
import type { Scope } from "@/lib/domain/scope";

type Props = {
  scopes: readonly Scope[];
  /** Names of those that every operator may grant. */
  openScopes: readonly string[];
};

/** The scopes of a resource server, each open or restricted. */
export function ScopeGrants({ scopes, openScopes }: Props) {
  if (scopes.length === 0) return <p className="text-ink-muted">No scopes.</p>;
  return (
    <ul className="divide-y divide-line">
      {scopes.map(({ full, name, description }) => (
        <li key={full} className="py-2 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-2">
            <code className="font-mono text-code wrap-anywhere">{full}</code>
            {openScopes.includes(name) ? <Badge tone="ok">Open</Badge> : <Badge>Restricted</Badge>}
          </div>
          <div className="text-table text-ink-muted wrap-anywhere">{description}</div>
        </li>
      ))}
    </ul>
  );
}
