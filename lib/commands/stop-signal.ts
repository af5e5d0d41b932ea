/**
 * Aborts at the first signal that asks this process to end (Ctrl-C, kill, a closed terminal).
 * Later signals change nothing: a terminal signals the whole group, and cleaning up must not be cut short.
 * Whoever stops afterwards has two seconds; then the process ends by itself.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => {
      controller.abort();
      setTimeout(() => process.exit(1), 1_900).unref();
    });
  return controller.signal;
}

/** Resolves once `signal` aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
