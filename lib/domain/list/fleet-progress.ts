import type { ListProgress } from "@/lib/domain/list/parse";

type PoolProgress = { readonly environment: string; readonly progress: ListProgress };

/** How much of several pools is known. Names count as listed once those of all are; a trouble says whose it is. */
export function progressTogether(pools: readonly PoolProgress[]): ListProgress {
  const [one, ...others] = pools;
  if (one && others.length === 0) return one.progress;
  const all = pools.map(({ progress }) => progress);
  const sum = (of: (progress: ListProgress) => number) => all.reduce((so, it) => so + of(it), 0);
  const seconds = all.filter(({ fresh, of }) => fresh < of).map(({ secondsLeft }) => secondsLeft);
  const listed = all.map(({ listedAt }) => listedAt);
  const troubles = pools.flatMap(({ environment, progress }) =>
    progress.trouble === null ? [] : `${environment}: ${progress.trouble}`,
  );
  return {
    read: sum(({ read }) => read),
    fresh: sum(({ fresh }) => fresh),
    of: sum(({ of }) => of),
    secondsLeft: seconds.length === 0 || seconds.includes(null) ? null : Math.max(...seconds.map(Number)),
    listedAt: listed.length === 0 || listed.includes(null) ? null : Math.min(...listed.map(Number)),
    listing: all.some(({ listing }) => listing !== null) ? sum(({ listing }) => listing ?? 0) : null,
    trouble: troubles.length === 0 ? null : troubles.join(" "),
  };
}
