type Pools = readonly { readonly id: string; readonly environment: string }[];

/**
 * The query of an address of version 0.1, in which `pool` was a pool's ID, with the `environment` of that pool instead.
 * Null for other queries, and where it is none of `pools`: those that the person may see.
 */
export function withEnvironment(
  { pool: id, ...others }: Readonly<Record<string, string | string[] | undefined>>,
  pools: Pools,
): URLSearchParams | null {
  const pool = pools.find((it) => it.id === id);
  if (!pool) return null;
  const query = new URLSearchParams({ environment: pool.environment });
  for (const [name, values = []] of Object.entries(others))
    for (const value of [values].flat()) query.append(name, value);
  return query;
}
