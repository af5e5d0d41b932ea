import { writeSync } from "node:fs";

const parentEveryMs = 500;

/**
 * Aborts at the first signal that asks this process to end (Ctrl-C, kill, a closed terminal), and when the process that
 * started it has ended: npm passes a signal on to the shell in between, and the shell passes it to nobody. Reports a
 * closed terminal and an ended parent on stderr, because nobody asked for them. Later signals change nothing: a
 * terminal signals the whole group, and cleanup must not be cut short. Cleanup has two seconds; then the process ends.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (reason?: string) => {
    if (controller.signal.aborted) return;
    controller.abort();
    if (reason !== undefined)
      say(`${reason}, so this command stops too. See README.md for how to keep it running.`);
    setTimeout(() => process.exit(1), 1_900).unref();
  };
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => stop());
  process.on("SIGHUP", () => stop("The terminal was closed"));
  const parent = process.ppid;
  setInterval(
    () => process.ppid !== parent && stop("The program that started this command has ended"),
    parentEveryMs,
  ).unref();
  return controller.signal;
}

// Straight to the descriptor: a closed terminal refuses it, and console.error would throw later.
function say(sentence: string): void {
  try {
    writeSync(2, `${sentence}\n`);
  } catch {
    // Nobody is left to read it.
  }
}

/** Resolves once `signal` aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
