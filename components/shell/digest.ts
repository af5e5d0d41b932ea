/** The id under which the server logged a bug. Undefined for a bug of the browser, which has none. */
export function digestOf(error: unknown): string | undefined {
  // Next puts a digest on errors of the server; the log line of the bug carries the same.
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
