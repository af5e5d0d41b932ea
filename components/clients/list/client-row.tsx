import { KindBadge } from "@/components/clients/card/kind-badge";
import { NoOwner } from "@/components/clients/card/no-owner";
import { ScopeChips } from "@/components/clients/card/scope-chips";
import { StateBadges } from "@/components/clients/card/state-badges";
import { Badge } from "@/components/ui/badge";
import { RowMenu, type RowMenuItem } from "@/components/ui/row-menu";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { Moment } from "@/components/ui/text/moment";
import { TextLink } from "@/components/ui/text-link";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import { isTooOld, type MaxAge } from "@/lib/domain/secret/secret";
import { inWords } from "@/lib/domain/token";

type Props = {
  row: ListedClient;
  href: string;
  /** Reads all its scopes. */
  readScopes: () => Promise<readonly string[]>;
  /** The age above which a secret is marked; null for never. */
  maxAge: MaxAge | null;
  /** Whether the missing parts could not be read; the table says why. */
  isFailed: boolean;
  menu: readonly (readonly RowMenuItem[])[];
};

/** One client of the list. */
export function ClientTableRow({ row, href, readScopes, maxAge, isFailed, menu }: Props) {
  const { clientId, name, settings, secrets, ownerTeam } = row;
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
      <TableCell column="Status">
        {settings ? <Status row={row} settings={settings} /> : <Coming isFailed={isFailed} />}
      </TableCell>
      <TableCell column="Scopes">
        {settings ? (
          <span className="flex min-w-0 flex-wrap items-center gap-1 py-1">
            {/* Changed settings may have other scopes, so open chips close. */}
            <ScopeChips
              key={settings.changedAt}
              first={settings.scope}
              count={settings.scopes}
              read={readScopes}
            />
          </span>
        ) : (
          <Coming isFailed={isFailed} />
        )}
      </TableCell>
      <TableCell column="Owner">{ownerTeam ? <MiddleCut text={ownerTeam} /> : <NoOwner />}</TableCell>
      <TableCell column="Lifetime">
        {settings ? inWords(settings.tokenMinutes) : <Coming isFailed={isFailed} />}
      </TableCell>
      <TableCell column="Secret age">
        <SecretsCell secrets={secrets} maxAge={maxAge} isFailed={isFailed} />
      </TableCell>
      <TableCell column="Created">
        {settings ? <Moment at={settings.createdAt} /> : <Coming isFailed={isFailed} />}
      </TableCell>
      <TableCell column="Actions" kind="actions">
        <RowMenu label={`Actions for ${name}`} groups={menu} />
      </TableCell>
    </TableRow>
  );
}

type StatusProps = Pick<Props, "row"> & { settings: NonNullable<ListedClient["settings"]> };

/** What is unusual about a client: what it is for, unless for machines alone, and what keeps it from its tokens. */
function Status({ row: { isSuspended, deadScopes }, settings }: StatusProps) {
  const isUsual = settings.kind === "m2m" && settings.isOAuthOn && !isSuspended && !deadScopes;
  if (isUsual) return <span className="text-ink-muted">Active</span>;
  return (
    <span className="flex flex-wrap gap-1 py-1">
      {settings.kind === "m2m" ? null : <KindBadge kind={settings.kind} />}
      <StateBadges settings={settings} isSuspended={isSuspended} deadScopes={deadScopes} />
    </span>
  );
}

type SecretsProps = Pick<ListedClient, "secrets"> & Pick<Props, "maxAge" | "isFailed">;

function SecretsCell({ secrets, maxAge, isFailed }: SecretsProps) {
  if (secrets === null) return <Coming isFailed={isFailed} />;
  if (secrets.oldest === null) return <span className="text-ink-muted">None</span>;
  return (
    <span className="flex flex-col items-start gap-0.5">
      <Moment at={secrets.oldest} />
      {maxAge && isTooOld(secrets.oldest, maxAge) ? <Badge tone="warn">Over {maxAge.days} days</Badge> : null}
      {secrets.count > 1 ? <span className="text-small text-ink-muted">{secrets.count} secrets</span> : null}
    </span>
  );
}

function Coming({ isFailed }: { isFailed: boolean }) {
  if (isFailed) return <span className="text-ink-muted">Not loaded</span>;
  return (
    <span className="block h-3 w-20 animate-pulse rounded-chip bg-line">
      <span className="sr-only">Loading…</span>
    </span>
  );
}
