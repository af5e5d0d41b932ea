import { Check, ChevronsUpDown } from "lucide-react";
import { usePathname } from "next/navigation";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { AppLink } from "@/components/ui/app-link";
import { PopoverPanel } from "@/components/ui/popover-panel";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { samePageIn } from "@/lib/domain/routes";

/** A configured pool, as the switcher shows it. */
export type Environment = {
  /** Its name in `COGNITO_POOLS`. */
  name: string;
  poolId: string;
  isCurrent: boolean;
};

/** The current pool, and links to the same page of the others. */
export function PoolSwitcher({ environments }: { environments: readonly Environment[] }) {
  const path = usePathname();
  const current = environments.find((environment) => environment.isCurrent);
  return (
    <PopoverPanel
      label={current ? `User pool: ${current.name} ${current.poolId}` : "Choose a user pool"}
      trigger={
        <>
          {current ? (
            <EnvironmentBadge name={current.name} />
          ) : (
            <span className="whitespace-nowrap">
              <span className="max-sm:hidden">Choose a user pool</span>
              <span className="sm:hidden">User pools</span>
            </span>
          )}
          {current ? (
            <span className="hidden font-mono text-code text-ink-muted sm:inline">{current.poolId}</span>
          ) : null}
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
        </>
      }
      triggerClassName="inline-flex min-h-8 min-w-0 items-center gap-2 rounded-control px-2 hover:bg-hover"
      place="top-13 left-2 w-80 md:left-28"
    >
      <p className="px-3 pt-3 pb-1 text-small text-ink-muted">User pools</p>
      <ul className="px-1 pb-1">
        {environments.map((environment) => (
          <li key={environment.poolId}>
            <AppLink
              href={samePageIn({ environment: environment.name }, path)}
              aria-current={environment.isCurrent ? "true" : undefined}
              className="flex min-h-9 items-center gap-2 rounded-control px-2 -outline-offset-2 hover:bg-hover"
            >
              <EnvironmentBadge name={environment.name} />
              <span className="min-w-0 flex-1 text-ink-muted">
                <MiddleCut text={environment.poolId} mono />
              </span>
              {environment.isCurrent ? <Check aria-hidden="true" className="size-4 shrink-0" /> : null}
            </AppLink>
          </li>
        ))}
      </ul>
    </PopoverPanel>
  );
}
