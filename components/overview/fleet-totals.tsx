import { byKind, toLookAt } from "@/components/overview/counted";
import { FigureList } from "@/components/overview/figure-list";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Card } from "@/components/ui/card";
import { sumOfFigures } from "@/lib/domain/list/figures";
import { isKnown, type PoolOverview } from "@/lib/domain/pool/overview";

/** All pools together. A pool whose clients are not known is named, because the totals lack it. */
export function FleetTotals({ pools }: { pools: readonly PoolOverview[] }) {
  const known = pools.filter(isKnown);
  const unknown = pools.filter((pool) => !isKnown(pool));
  const sum = sumOfFigures(known.map(({ clients }) => clients.figures));
  return (
    <Card title="All environments">
      <div className="flex flex-col gap-3">
        <FigureList figures={[...byKind(null, sum), ...toLookAt(null, sum)]} of="in all environments" />
        {unknown.length === 0 ? null : (
          <div className="text-table text-warn-ink">
            <p>
              {unknown.length === 1 ? "One environment is" : `${unknown.length} environments are`} not in
              these totals:
            </p>
            <ul className="flex flex-col gap-1 pt-1">
              {unknown.map(({ id, environment, gaps }) => (
                <li key={id} className="wrap-anywhere">
                  <EnvironmentBadge name={environment} /> {gaps.join(" ")}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}
