import "server-only";
import { headers } from "next/headers";
import { sourceOf } from "@/lib/auth/caller";
import { config } from "@/lib/config";
import type { SignInRefusal } from "@/lib/domain/access/sign-in-refusal";
import { STRANGER } from "@/lib/domain/audit/action";
import { rowOfRefusal } from "@/lib/domain/audit/refusal-count";
import { ok, type Result } from "@/lib/domain/result";
import { HIDDEN } from "@/lib/domain/secret/hidden-tokens";
import { forLog, writeLimited } from "@/lib/process/limited-log";
import { log } from "@/lib/process/log";
import { recordEvent } from "@/lib/store/audit/rows";
import { tally } from "@/lib/store/limits";

type Person = { readonly id: string; readonly email: string };

/**
 * Rows of one person, or of all strangers together, within an hour; more of them get a few rows with the count. A
 * stranger can make sign-ins fail without end.
 */
const ROWS_AN_HOUR = 60;
const HOUR_SECONDS = 3_600;

/** Records in the audit trail that somebody signed in. If this fails, nobody did. Fails with store-unreachable. */
export const recordSignIn = (person: Person, sessionId: string): Promise<Result<null>> =>
  record(person, sessionId, "done");

/**
 * Notes in the log, and in the audit trail, why somebody was not signed in. `code` is next-auth's, or the refusal;
 * `detail` is what next-auth or the issuer said. At most 60 lines a minute, and no row without its line.
 */
export async function noteRefusal(
  refusal: SignInRefusal,
  { code, detail, person }: { code: string; detail: string; person: Person | null },
): Promise<void> {
  if (logSignIn(code, detail)) await record(person ?? STRANGER, null, refusal);
}

/** Logs what next-auth or the issuer said. False if too many such lines were written within this minute. */
export function logSignIn(code: string, detail: string): boolean {
  let isLogged = false;
  writeLimited("More sign-ins failed than are logged", () => {
    isLogged = true;
    log.warn({ code: forLog(code), detail: forLog(withoutValues(detail)) }, "sign-in");
  });
  return isLogged;
}

/** The characters of codes, tokens, secrets, states and nonces, which an error may repeat. */
const run = /[\w~+=%.-]+/g;

/** Longer than any word. */
const VALUE_CHARACTERS = 32;

const withoutValues = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)
    .replaceAll(run, (characters) => (characters.length < VALUE_CHARACTERS ? characters : HIDDEN));

/** More than is logged. */
const MOST_CHARACTERS = 2_000;

async function record(person: Person, sessionId: string | null, outcome: string): Promise<Result<null>> {
  const counted = await tally(
    `sign-ins, ${outcome === "done" ? "done" : "refused"}, of ${person.id}`,
    HOUR_SECONDS,
  );
  const count = counted.ok ? counted.value : 1;
  const row = rowOfRefusal(count, ROWS_AN_HOUR);
  if (row === "none") return ok(null);
  const facts = {
    person,
    role: null,
    sessionId,
    source: sourceOf(await headers(), config().trustedProxyHops),
    poolId: null,
    environment: null,
    action: "sign in",
    object: null,
    clientId: null,
    input: {},
    before: null,
    after: row === "the count" ? { signInsWithinAnHour: count } : null,
    intentId: null,
  };
  return recordEvent(facts, outcome);
}
