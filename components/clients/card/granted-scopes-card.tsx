import { ChevronRight } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/text/copy-button";
import { LongCode } from "@/components/ui/text/long-code";
import { type ResourceServer, scopesInWords } from "@/lib/domain/scope";
import { type GrantedGroup, grantedGroups } from "@/lib/domain/scope/granted";

type Props = {
  scopes: readonly string[];
  /** The pool's resource servers; null where they could not be read. */
  servers: readonly ResourceServer[] | null;
};

/** With more scopes than these, each API's are folded. */
const MOST_OPEN = 12;

/** The scopes of a client, by API. */
export function GrantedScopesCard({ scopes, servers }: Props) {
  const groups = grantedGroups(scopes, servers);
  return (
    <Card
      title="Scopes"
      hint={`${scopes.length} granted${groups.length > 1 ? `, for ${groups.length} APIs` : ""}`}
      action={
        scopes.length === 0 ? undefined : (
          <CopyButton
            value={scopes.join(" ")}
            what={scopes.length === 1 ? "scope" : "all scopes"}
            size="small"
          />
        )
      }
    >
      {groups.length === 0 ? <p className="text-ink-muted">No scopes.</p> : null}
      <div className="divide-y divide-line">
        {groups.map((group) => (
          <Group key={group.identifier} group={group} isOpen={scopes.length <= MOST_OPEN} />
        ))}
      </div>
    </Card>
  );
}

function Group({ group, isOpen }: { group: GrantedGroup; isOpen: boolean }) {
  const { identifier, name, scopes, missing } = group;
  return (
    <details open={isOpen} className="group py-2 first:pt-0 last:pb-0">
      <summary className="flex min-h-6 list-none flex-wrap items-center gap-x-2 gap-y-1 rounded-control [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
        />
        <h3 className="font-medium wrap-anywhere">
          {name ?? (identifier || "OpenID Connect and Cognito’s own")}
        </h3>
        {name && name !== identifier ? (
          <span className="text-table text-ink-muted">
            <LongCode text={identifier} />
          </span>
        ) : null}
        <span className="text-table text-ink-muted">{scopesInWords(scopes.length)}</span>
        {missing > 0 ? (
          <Badge tone="danger">{missing === 1 ? "1 missing scope" : `${missing} missing scopes`}</Badge>
        ) : null}
      </summary>
      <ul className="mt-2 grid gap-x-6 gap-y-2 pl-6 md:grid-cols-2">
        {scopes.map(({ full, description, isMissing }) => (
          <li key={full} className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <LongCode text={full} />
              {isMissing ? <Badge tone="danger">No longer exists</Badge> : null}
            </div>
            <p className="text-table wrap-anywhere text-ink-muted">
              {isMissing
                ? "No resource server has this scope. Tokens are issued without it, with no error."
                : description}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
