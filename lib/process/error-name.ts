/** The code of a system's or database's error: `ENOENT`, `ECONNREFUSED`, `28P01`. Null if it has none. */
export function codeOf(error: unknown): string | null {
  const code: unknown = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^\w{1,60}$/.test(code) ? code : null;
}

/**
 * What a log may say of an error: its code or that of its cause (`fetch` reports only “fetch failed” itself), otherwise
 * its name. Never the message, which may contain anything.
 */
export function errorName(error: unknown): string {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    const code = codeOf(each);
    if (code !== null) return code;
  }
  return error instanceof Error ? error.name : "unknown";
}
