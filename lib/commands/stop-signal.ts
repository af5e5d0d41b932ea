const parentEveryMs = 500;

/**
 * Aborts at the first signal that asks this process to end (Ctrl-C, kill, a closed terminal), and when whoever started
 * it is gone: npm passes a signal on to the shell between, and the shell to nobody.
 * Later signals change nothing: a terminal signals the whole group, and cleaning up must not be cut short.
 * Whoever stops afterwards has two seconds; then the process ends by itself.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    setTimeout(() => process.exit(1), 1_900).unref();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, stop);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), parentEveryMs).unref();
  return controller.signal;
}

/** Resolves once `signal` aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
