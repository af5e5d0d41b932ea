import { KindBadge } from "@/components/clients/kind-badge";
import { ScopeChips } from "@/components/clients/scope-chips";
import { Badge } from "@/components/ui/badge";
import { MiddleCut } from "@/components/ui/middle-cut";
import { Moment } from "@/components/ui/moment";
import { TableCell } from "@/components/ui/table-cell";
import { TableRow } from "@/components/ui/table-row";
import { TextLink } from "@/components/ui/text-link";
import { type AppClient, type ClientName, isM2m } from "@/lib/domain/client";
import { inWords } from "@/lib/domain/token";

type Props = ClientName & {
  href: string;
  /** Null until the settings have arrived. */
  client: AppClient | null;
  /** Why they will not. */
  message: string | null;
};

/** One client of the list. */
export function ClientRow({ clientId, name, href, client, message }: Props) {
  return (
    <TableRow>
      <TableCell column="Name" kind="name">
        <div className="flex min-w-0 flex-col">
          <TextLink href={href} className="truncate">
            {name}
          </TextLink>
          <span className="text-small text-ink-muted">
            <MiddleCut text={clientId} mono />
          </span>
        </div>
      </TableCell>
      <TableCell column="Type">
        {client ? <KindBadge kind={client.kind} /> : <Coming message={message} />}
      </TableCell>
      <TableCell column="Scopes">
        {client ? (
          <span className="flex min-w-0 items-center gap-1 @max-[58rem]:flex-wrap">
            <ScopeChips scopes={client.scopes} />
            {isM2m(client.kind) && !client.isOAuthOn ? <Badge tone="danger">OAuth off</Badge> : null}
          </span>
        ) : (
          <Coming />
        )}
      </TableCell>
      <TableCell column="Token lifetime">{client ? inWords(client.tokenMinutes) : <Coming />}</TableCell>
      <TableCell column="Created">{client ? <Moment at={client.createdAt} /> : <Coming />}</TableCell>
    </TableRow>
  );
}

function Coming({ message = null }: { message?: string | null }) {
  if (message) return <span className="text-ink-muted">{message}</span>;
  return (
    <span className="block h-3 w-20 animate-pulse rounded-chip bg-line">
      <span className="sr-only">Loading…</span>
    </span>
  );
}
