import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { AppLink } from "@/components/ui/app-link";
import { MiddleCut } from "@/components/ui/text/middle-cut";

type Props = {
  pools: readonly {
    id: string;
    environment: string;
    region: string;
    href: string;
    /** Null where Cognito gave no answer. */
    description: { name: string; tokenUrl: string | null } | null;
  }[];
};

/** The pools that the person may open, as large targets. */
export function PoolList({ pools }: Props) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {pools.map(({ id, environment, region, href, description }) => (
        <li
          key={id}
          className="relative flex flex-col gap-3 rounded-card border border-line bg-surface p-4 hover:border-line-strong"
        >
          <div className="flex flex-wrap items-center gap-2">
            <EnvironmentBadge name={environment} />
            <span className="text-table text-ink-muted">{region}</span>
          </div>
          <div className="min-w-0">
            <AppLink
              href={href}
              className="block truncate rounded-chip text-section font-semibold after:absolute after:inset-0 after:rounded-card"
            >
              {description?.name ?? environment}
            </AppLink>
            <div className="text-ink-muted">
              <MiddleCut text={id} mono />
            </div>
          </div>
          <p className="text-table text-ink-muted wrap-anywhere">{stateOf(description)}</p>
        </li>
      ))}
    </ul>
  );
}

function stateOf(description: Props["pools"][number]["description"]): string {
  if (!description) return "Couldn’t read this pool from Cognito.";
  return description.tokenUrl ? new URL(description.tokenUrl).host : "No domain, so no token endpoint.";
}
