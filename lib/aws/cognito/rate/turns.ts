import "server-only";

type Line = { running: number; readonly waiting: (() => void)[] };

/**
 * Returns a function that runs up to `most` jobs per key at the same time and queues the others, first come, first
 * served. It throws what `work` throws.
 */
export function turnsOf(most: number) {
  const lines = new Map<string, Line>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const line = lines.get(key) ?? { running: 0, waiting: [] };
    lines.set(key, line);
    if (line.running < most) line.running += 1;
    // A finished job passes its slot to the next waiter.
    else await new Promise<void>((begin) => line.waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else line.running -= 1;
      if (line.running === 0) lines.delete(key);
    }
  };
}
