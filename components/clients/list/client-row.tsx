import { KindBadge, RegisteredBadge } from "@/components/clients/card/kind-badge";
import { NoOwner } from "@/components/clients/card/no-owner";
import { StateBadges } from "@/components/clients/card/state-badges";
import type { ServerNames } from "@/components/clients/list/scope-chip";
import { ScopeChips } from "@/components/clients/list/scope-chips";
import { SecretAge } from "@/components/clients/list/secret-age";
import { SelectRow } from "@/components/clients/selection/select-box";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { toneOf } from "@/components/shell/environment-tone";
import { RowMenu, type RowMenuItem } from "@/components/ui/row-menu";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { Moment } from "@/components/ui/text/moment";
import { TextLink } from "@/components/ui/text-link";
import { isM2m } from "@/lib/domain/client/client";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import type { ClientSearch } from "@/lib/domain/list/parse";
import type { MaxAge } from "@/lib/domain/secret/secret";
import { inWords } from "@/lib/domain/token";

/** What the rows of a list share. */
export type RowFacts = {
  /** The instant that ages are counted to: epoch milliseconds. */
  asOf: number;
  /** The age above which a secret is marked; null for never. */
  maxAge: MaxAge | null;
  serverNames: ServerNames;
  /** The kind that the list names, so that its rows need not. */
  listedKind: ClientSearch["kind"];
};

type Props = {
  row: ListedClient;
  /** The environment of its pool; null where the whole list is of one. */
  environment: string | null;
  href: string;
  /** The page of its secrets. */
  secretsHref: string;
  /** The selection that the row can join. */
  selection: { readonly list: string; readonly shown: readonly string[]; readonly of: string };
  /** Reads all its scopes. */
  readScopes: () => Promise<readonly string[]>;
  /** What is the same for all rows. */
  facts: RowFacts;
  /** Whether the missing parts could not be read; the table says why. */
  isFailed: boolean;
  menu: readonly (readonly RowMenuItem[])[];
};

/** One client of the list. */
export function ClientTableRow({
  row,
  environment,
  href,
  secretsHref,
  selection,
  readScopes,
  facts,
  isFailed,
  menu,
}: Props) {
  const { clientId, name, settings, secrets, ownerTeam } = row;
  return (
    <TableRow>
      <TableCell column="Select" kind="choice">
        <SelectRow {...selection} name={name} />
      </TableCell>
      <TableCell column="Name" kind="name">
        <div className="flex min-w-0 flex-col">
          {environment === null ? null : (
            <span
              aria-hidden="true"
              className={`absolute inset-y-0 left-0 w-[3px] forced-color-adjust-none ${toneOf(environment)}`}
            />
          )}
          <TextLink href={href} className="truncate">
            {name}
          </TextLink>
          <span className="text-small text-ink-muted">
            <MiddleCut text={clientId} mono />
          </span>
        </div>
      </TableCell>
      {environment === null ? null : (
        <TableCell column="Environment">
          <EnvironmentBadge name={environment} />
        </TableCell>
      )}
      <TableCell column="Status">
        {settings ? (
          <Status row={row} settings={settings} listedKind={facts.listedKind} />
        ) : (
          <Coming isFailed={isFailed} />
        )}
      </TableCell>
      <TableCell column="Scopes" from="medium">
        {settings ? (
          // Changed settings may have other scopes, so what was read of them goes.
          <ScopeChips
            key={settings.changedAt}
            first={settings.scope}
            count={settings.scopes}
            read={readScopes}
            serverNames={facts.serverNames}
          />
        ) : (
          <Coming isFailed={isFailed} />
        )}
      </TableCell>
      <TableCell column="Owner" from="medium">
        {ownerTeam ? <MiddleCut text={ownerTeam} /> : <NoOwner />}
      </TableCell>
      <TableCell column="Lifetime" from="wide">
        {settings ? inWords(settings.tokenMinutes) : <Coming isFailed={isFailed} />}
      </TableCell>
      <TableCell column="Secret age">
        {settings?.isSelfRegistered ? (
          <span className="text-ink-muted">Unavailable</span>
        ) : secrets ? (
          <Secrets href={secretsHref} secrets={secrets} facts={facts} />
        ) : (
          <Coming isFailed={isFailed} />
        )}
      </TableCell>
      <TableCell column="Created" from="wide">
        {settings ? <Moment at={settings.createdAt} /> : <Coming isFailed={isFailed} />}
      </TableCell>
      <TableCell column="Changed" from="wide">
        {settings ? <Moment at={settings.changedAt} /> : <Coming isFailed={isFailed} />}
      </TableCell>
      <TableCell column="Actions" kind="actions">
        <RowMenu label={`Actions for ${name}`} groups={menu} />
      </TableCell>
    </TableRow>
  );
}

type StatusProps = Pick<Props, "row"> &
  Pick<RowFacts, "listedKind"> & { settings: NonNullable<ListedClient["settings"]> };

/** What is unusual about a client: its kind, unless the list names it, and what keeps it from its tokens. */
function Status({ row: { isSuspended, deadScopes }, settings, listedKind }: StatusProps) {
  const isUsualKind = settings.kind === "m2m" || settings.kind === listedKind;
  const isMarked = settings.isSelfRegistered === true && listedKind !== "dcr";
  const isOn = settings.isOn || !isM2m(settings.kind);
  if (isUsualKind && !isMarked && isOn && !isSuspended && !deadScopes)
    return <span className="text-ink-muted">Active</span>;
  return (
    <span className="flex flex-wrap gap-0.5">
      {isUsualKind ? null : <KindBadge kind={settings.kind} />}
      {isMarked ? <RegisteredBadge /> : null}
      <StateBadges settings={settings} isSuspended={isSuspended} deadScopes={deadScopes} />
    </span>
  );
}

type SecretsProps = {
  href: string;
  secrets: NonNullable<ListedClient["secrets"]>;
  facts: RowFacts;
};

function Secrets({ href, secrets: { oldest, count }, facts: { asOf, maxAge } }: SecretsProps) {
  if (oldest === null) return <span className="text-ink-muted">None</span>;
  return <SecretAge href={href} oldest={oldest} count={count} asOf={asOf} maxAge={maxAge} />;
}

function Coming({ isFailed }: { isFailed: boolean }) {
  if (isFailed) return <span className="text-ink-muted">Not loaded</span>;
  return (
    <span className="block h-3 w-20 animate-pulse rounded-chip bg-line">
      <span className="sr-only">Loading…</span>
    </span>
  );
}
