/** A row of several lists, with the index of its list. */
export type Merged<T> = { readonly list: number; readonly row: T };

type Compare<T> = (one: T, other: T) => number;

/**
 * The rows of sorted lists as one sorted list, without sorting them: from the row `start` on, each only once it is asked
 * for. Equal rows come in the order of their lists. To skip n rows takes about k log n comparisons for k lists.
 */
export function* merged<T>(
  lists: readonly (readonly T[])[],
  compare: Compare<T>,
  start = 0,
): Generator<Merged<T>> {
  const next = skip(lists, compare, start);
  for (;;) {
    const found = least(lists, compare, (list) => next[list] ?? 0);
    if (!found) return;
    next[found.list] = (next[found.list] ?? 0) + 1;
    yield found;
  }
}

/** So many of these rows, from the row `start` on. */
export function mergedPage<T>(
  lists: readonly (readonly T[])[],
  compare: Compare<T>,
  start: number,
  count: number,
): Merged<T>[] {
  const found: Merged<T>[] = [];
  for (const one of merged(lists, compare, start)) if (found.push(one) >= count) break;
  return found;
}

/** How many rows of each list are among the first `count` of all. */
function skip<T>(lists: readonly (readonly T[])[], compare: Compare<T>, count: number): number[] {
  const next = lists.map(() => 0);
  for (let left = count; left > 0; ) {
    const open = lists.filter((list, index) => (next[index] ?? 0) < list.length).length;
    if (open === 0) break;
    const step = Math.max(1, Math.floor(left / open));
    // Of the rows that end a step in each list, all before the least one are among the first that are left.
    const ends = lists.map((list, index) => Math.min(list.length, (next[index] ?? 0) + step));
    const found = least(lists, compare, (list) =>
      (next[list] ?? 0) < (ends[list] ?? 0) ? (ends[list] ?? 0) - 1 : -1,
    );
    if (!found) break;
    const end = ends[found.list] ?? 0;
    left -= end - (next[found.list] ?? 0);
    next[found.list] = end;
  }
  return next;
}

/** The least of one row of each list; null if there is none. */
function least<T>(
  lists: readonly (readonly T[])[],
  compare: Compare<T>,
  placeIn: (list: number) => number,
): Merged<T> | null {
  let found: Merged<T> | null = null;
  for (const [list, rows] of lists.entries()) {
    const row = rows[placeIn(list)];
    if (row !== undefined && (found === null || compare(row, found.row) < 0)) found = { list, row };
  }
  return found;
}
