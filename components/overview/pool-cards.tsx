import { AgeHistogram } from "@/components/clients/list/age-histogram";
import { byKind, toLookAt } from "@/components/overview/counted";
import { FigureList } from "@/components/overview/figure-list";
import { PoolSettingsList } from "@/components/overview/pool-settings";
import { SeverityLinks } from "@/components/overview/severity-links";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Notice } from "@/components/ui/notice";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { Moment } from "@/components/ui/text/moment";
import { TextLink } from "@/components/ui/text-link";
import { searchQuery } from "@/lib/domain/list/url";
import { isKnown, type KnownPool, type PoolOverview } from "@/lib/domain/pool/overview";
import { routes } from "@/lib/domain/routes";

type Props = {
  pools: readonly PoolOverview[];
  /** The pools that the person may set up. */
  setupsIn: readonly string[];
};

/** A few pools at a glance: a card for each. */
export function PoolCards({ pools, setupsIn }: Props) {
  return (
    <ul className={`grid gap-4 ${pools.length > 1 ? "xl:grid-cols-2" : ""}`}>
      {pools.map((pool) => (
        <PoolCard key={pool.id} pool={pool} hasSetup={setupsIn.includes(pool.id)} />
      ))}
    </ul>
  );
}

function PoolCard({ pool, hasSetup }: { pool: PoolOverview; hasSetup: boolean }) {
  const { id, environment, region, settings } = pool;
  // A pool is often named after its environment, which the badge says already.
  const name = settings && settings.name !== environment ? settings.name : null;
  return (
    <li className="flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-4 [--ground:var(--color-surface)]">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <EnvironmentBadge name={environment} />
        <TextLink href={routes.clients(pool)} className="min-w-0 text-section font-semibold wrap-anywhere">
          {name ?? <MiddleCut text={id} mono />}
        </TextLink>
        <span className="text-table text-ink-muted">{region}</span>
      </div>
      <PoolGaps gaps={pool.gaps} isUnknown={!isKnown(pool)} />
      {isKnown(pool) ? <Figures pool={pool} /> : null}
      <PoolSettingsList pool={pool} />
      <p className="flex flex-wrap gap-x-3 text-table">
        <TextLink href={routes.poolDetails(pool)}>
          Details<span className="sr-only"> of {environment}</span>
        </TextLink>
        {hasSetup ? (
          <TextLink href={routes.setup(pool)}>
            Setup<span className="sr-only"> of {environment}</span>
          </TextLink>
        ) : null}
      </p>
    </li>
  );
}

function Figures({ pool }: { pool: KnownPool }) {
  const { environment, clients, findings } = pool;
  const { figures, listedAt } = clients;
  const of = `in ${environment}`;
  return (
    <>
      <FigureList figures={[...byKind(pool, figures), ...toLookAt(pool, figures)]} of={of} />
      <AgeHistogram
        label={`Secret age ${of}`}
        counts={figures.ages}
        search={{ page: 1 }}
        hrefOf={(change) => routes.clientsFound(pool, searchQuery({ page: 1, ...change }))}
      />
      <div className="flex flex-col gap-1 text-table">
        <p className="text-ink-muted">Open findings</p>
        {findings ? (
          <SeverityLinks pool={pool} counts={findings.counts} />
        ) : (
          <span>They haven’t been counted yet.</span>
        )}
      </div>
      <p className="text-small text-ink-muted">
        Clients updated <Moment at={listedAt} />
        {findings ? (
          <>
            , findings counted <Moment at={findings.at} />
          </>
        ) : null}
      </p>
    </>
  );
}

/** Why something of a pool is missing, and whether totals leave it out. Renders nothing if all is there. */
function PoolGaps({ gaps, isUnknown }: { gaps: readonly string[]; isUnknown: boolean }) {
  if (gaps.length === 0) return null;
  return (
    <Notice tone="warn" title={isUnknown ? "Not in any total" : "Some clients may be missing"}>
      {gaps.join(" ")}
    </Notice>
  );
}
