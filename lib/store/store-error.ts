import "server-only";
import { DrizzleQueryError } from "drizzle-orm";

/** What a driver threw, without Drizzle's wrapping, whose message holds the query's parameters. */
const causeOf = (error: unknown) => (error instanceof DrizzleQueryError ? (error.cause ?? error) : error);

/** A name for what went wrong that can be logged: an SQLSTATE, a system error's code, or the error's own name. */
export function codeOf(error: unknown): string {
  const cause = causeOf(error);
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof Error ? cause.name : "unknown";
}

/** An error of this program rather than of the database. WebAssembly's own (PGlite) are neither of these. */
export function isBug(error: unknown): boolean {
  return [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => causeOf(error) instanceof kind);
}

/** Of pg itself, which gives these no code. */
const lostInWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

const lostCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"]);

/**
 * Whether the connection is gone, or the server closed it, so that a new one may do: SQLSTATE class 08, 57P01 to
 * 57P03 (shut down, crashed, starting), and what it asks to try again (40001, 40P01) (PostgreSQL manual, appendix A).
 */
export function isLost(error: unknown): boolean {
  const cause = causeOf(error);
  const code = codeOf(error);
  if (lostCodes.has(code) || /^(08...|57P0[123]|40001|40P01)$/.test(code)) return true;
  return cause instanceof Error && lostInWords.test(cause.message);
}
