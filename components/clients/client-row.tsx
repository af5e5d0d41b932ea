import { KindBadge } from "@/components/clients/kind-badge";
import { ScopeChips } from "@/components/clients/scope-chips";
import { Badge } from "@/components/ui/badge";
import { MiddleCut } from "@/components/ui/middle-cut";
import { Moment } from "@/components/ui/moment";
import { TableCell } from "@/components/ui/table-cell";
import { TableRow } from "@/components/ui/table-row";
import { TextLink } from "@/components/ui/text-link";
import { type AppClient, isM2m } from "@/lib/domain/client";
import type { ClientRow } from "@/lib/domain/client-search";
import { inWords } from "@/lib/domain/token";

type Props = {
  row: ClientRow;
  href: string;
  /** Whether what is missing will not arrive; the table says why. */
  isFailed: boolean;
};

/** One client of the list. */
export function ClientTableRow({ row, href, isFailed }: Props) {
  const { clientId, name, client, secrets, ownerTeam, deadScopes, isSuspended } = row;
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
        {client ? <KindBadge kind={client.kind} /> : <Coming isFailed={isFailed} />}
      </TableCell>
      <TableCell column="Scopes">
        {client ? (
          <span className="flex min-w-0 flex-wrap items-center gap-1">
            <ScopeChips scopes={client.scopes} />
            {deadScopes ? <Badge tone="danger">{deadScopes} dead</Badge> : null}
            <OffBadge client={client} isSuspended={isSuspended} />
          </span>
        ) : (
          <Coming isFailed={isFailed} />
        )}
      </TableCell>
      <TableCell column="Owner">
        {ownerTeam ? <MiddleCut text={ownerTeam} /> : <span className="text-ink-muted">Unknown</span>}
      </TableCell>
      <TableCell column="Lifetime">
        {client ? inWords(client.tokenMinutes) : <Coming isFailed={isFailed} />}
      </TableCell>
      <TableCell column="Secrets">
        <SecretsCell secrets={secrets} isFailed={isFailed} />
      </TableCell>
      <TableCell column="Created">
        {client ? <Moment at={client.createdAt} /> : <Coming isFailed={isFailed} />}
      </TableCell>
    </TableRow>
  );
}

/** Either way it gets no tokens: one was suspended here, with a way back; of the other nobody knows why. */
function OffBadge({ client, isSuspended }: { client: AppClient; isSuspended: boolean }) {
  if (isSuspended) return <Badge tone="warn">Suspended</Badge>;
  return isM2m(client.kind) && !client.isOAuthOn ? <Badge tone="danger">OAuth off</Badge> : null;
}

function SecretsCell({ secrets, isFailed }: Pick<ClientRow, "secrets"> & { isFailed: boolean }) {
  if (secrets === null) return <Coming isFailed={isFailed} />;
  const [oldest] = secrets;
  if (!oldest) return <span className="text-ink-muted">None</span>;
  return (
    <span className="flex flex-col">
      <Moment at={oldest.createdAt} />
      {secrets.length > 1 ? (
        <span className="text-small text-ink-muted">{secrets.length} secrets</span>
      ) : null}
    </span>
  );
}

function Coming({ isFailed }: { isFailed: boolean }) {
  if (isFailed) return <span className="text-ink-muted">Not read</span>;
  return (
    <span className="block h-3 w-20 animate-pulse rounded-chip bg-line">
      <span className="sr-only">Loading…</span>
    </span>
  );
}
