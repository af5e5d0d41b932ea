/**
 * Milliseconds that a function takes, without what other processes take meanwhile. Processor time counts V8's other
 * threads, and the clock counts other processes: the function takes neither's more.
 */
export function ownTime(run: () => void): number {
  const before = process.cpuUsage();
  const begun = performance.now();
  run();
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return Math.min(took, (user + system) / 1_000);
}
