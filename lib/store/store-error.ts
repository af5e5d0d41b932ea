import "server-only";
import { DrizzleQueryError } from "drizzle-orm";
import { errorName } from "@/lib/process/error-name";

/** What a driver threw, without Drizzle's wrapping, whose message holds the query's parameters. */
const causeOf = (error: unknown) => (error instanceof DrizzleQueryError ? (error.cause ?? error) : error);

/** A name for what went wrong that can be logged: an SQLSTATE, a code of Node or of `wordsOfPg`, or the error’s name. */
export function codeOf(error: unknown): string {
  const cause = causeOf(error);
  const name = errorName(cause);
  if (name !== "Error" || !(cause instanceof Error)) return name;
  return wordsOfPg.find(([words]) => words.test(cause.message))?.[1] ?? name;
}

/** Messages of pg itself, which gives these errors no code. */
const wordsOfPg = [
  [/^timeout (exceeded|expired)/, "ETIMEDOUT"],
  [/^The server does not support SSL connections/, "NO_TLS"],
] as const;

/** Whether an error is a bug of this program. WebAssembly's own errors (PGlite) are of none of these kinds. */
export function isBug(error: unknown): boolean {
  return [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => causeOf(error) instanceof kind);
}

/** Messages of pg itself, which gives these errors no code. */
const lostInWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

const lostCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"]);

/**
 * Whether another try may succeed: the connection is gone or the server closed it (SQLSTATE class 08, 57P01 to 57P03:
 * shut down, crashed, starting), or the server asks for a retry (40001, 40P01) (PostgreSQL manual, appendix A).
 */
export function isLost(error: unknown): boolean {
  const cause = causeOf(error);
  const code = codeOf(error);
  if (lostCodes.has(code) || /^(08...|57P0[123]|40001|40P01)$/.test(code)) return true;
  return cause instanceof Error && lostInWords.test(cause.message);
}
