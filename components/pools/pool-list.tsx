import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { AppLink } from "@/components/ui/app-link";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { Moment } from "@/components/ui/text/moment";
import { TextLink } from "@/components/ui/text-link";

type PoolShown = {
  id: string;
  environment: string;
  region: string;
  href: string;
  detailsHref: string;
  /** The page where an admin assigns owners; null for everybody else. */
  setupHref: string | null;
  /** Null where Cognito gave no answer. */
  description: { name: string; tokenUrl: string | null } | null;
  /** Null while its clients have not been listed. */
  figures: {
    clients: string;
    listedAt: number;
    /** What keeping its clients fresh costs in calls, as a sentence. */
    calls: string;
    /** What to look at: "3 without owner", with the list of those. */
    findings: readonly { label: string; href: string }[];
  } | null;
};

/** The pools that the person may open, as large targets, with what is known of their clients. */
export function PoolList({ pools }: { pools: readonly PoolShown[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {pools.map((pool) => (
        <PoolCard key={pool.id} pool={pool} />
      ))}
    </ul>
  );
}

function PoolCard({ pool }: { pool: PoolShown }) {
  const { id, environment, region, href, detailsHref, setupHref, description, figures } = pool;
  // A pool is often named after its environment, which the badge says already.
  const name = description && description.name !== environment ? description.name : null;
  return (
    <li className="relative flex flex-col gap-3 rounded-card border border-line bg-surface p-4 hover:border-line-strong">
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex items-center justify-between gap-2">
          <EnvironmentBadge name={environment} />
          <span className="text-table text-ink-muted">{region}</span>
        </div>
        <AppLink
          href={href}
          className="block truncate rounded-chip text-section font-semibold after:absolute after:inset-0 after:rounded-card"
        >
          {name ?? <MiddleCut text={id} mono />}
        </AppLink>
        {name === null ? null : (
          <span className="text-ink-muted">
            <MiddleCut text={id} mono />
          </span>
        )}
      </div>
      {figures === null ? (
        <p className="text-table text-ink-muted">Clients haven’t been listed yet.</p>
      ) : (
        <div className="flex flex-col gap-1 text-table">
          <p>
            <span className="font-medium">{figures.clients}</span>
            <span className="text-ink-muted">
              {" "}
              · Updated{" "}
              <span className="relative z-1">
                <Moment at={figures.listedAt} />
              </span>
            </span>
          </p>
          <p className="flex flex-wrap gap-x-3">
            {figures.findings.map((finding) => (
              <TextLink key={finding.href} href={finding.href} className="relative z-1">
                {finding.label}
              </TextLink>
            ))}
          </p>
        </div>
      )}
      <p className="flex flex-wrap gap-x-3 text-table">
        <TextLink href={detailsHref} className="relative z-1">
          Details<span className="sr-only"> of {environment}</span>
        </TextLink>
        {setupHref === null ? null : (
          <TextLink href={setupHref} className="relative z-1">
            Setup<span className="sr-only"> of {environment}</span>
          </TextLink>
        )}
      </p>
      <div className="mt-auto flex flex-col gap-1 text-small text-ink-muted wrap-anywhere">
        <p>{stateOf(description)}</p>
        {figures === null ? null : <p>{figures.calls}</p>}
      </div>
    </li>
  );
}

function stateOf(description: PoolShown["description"]): string {
  if (!description) return "Couldn’t read this pool from Cognito.";
  return description.tokenUrl
    ? `Token endpoint: ${new URL(description.tokenUrl).host}`
    : "No domain, so no token endpoint.";
}
