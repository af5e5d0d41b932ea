import "server-only";
import type { LoggerInstance } from "next-auth";
import { logSignIn, noteRefusal } from "@/lib/auth/sign-in/sign-in-trail";
import { OtherIssuer } from "@/lib/domain/access/issuer";
import { isRefusal, type SignInRefusal } from "@/lib/domain/access/sign-in-refusal";
import { logThrown } from "@/lib/process/log";

/**
 * next-auth's logger: each sign-in that failed becomes one line with the reason, and a row of the audit trail.
 * `noIssuer` is why the issuer is not known, if it is not.
 */
export function failureLogger(noIssuer: Error | null): Partial<LoggerInstance> {
  /** What the issuer says about the error that it answered with; null if it did not answer with one. */
  let said: string | null = null;
  return {
    error: (code, detail) => {
      if (code === "OAUTH_CALLBACK_HANDLER_ERROR" && "providerId" in detail) {
        // next-auth logs the same error once more, without what the issuer says about it.
        said = String(detail.error_description ?? "");
        return;
      }
      const message = code.startsWith("SIGNIN") && noIssuer ? noIssuer.message : messageOf(detail);
      const refusal = said === null ? refusalIn(code, message, noIssuer) : "issuer-refused";
      const line = said ? `${message} (${said})` : message;
      said = null;
      if (refusal === null) logSignIn(code, line);
      else
        noteRefusal(refusal, { code, detail: line, person: null }).catch(
          logThrown("record a refused sign-in"),
        );
    },
    warn: (code) => {
      logSignIn(code, "");
    },
    debug: () => {},
  };
}

function messageOf(detail: Error | Record<string, unknown>): string {
  const error = detail instanceof Error ? detail : detail.error;
  return error instanceof Error && (detail instanceof Error || "providerId" in detail) ? error.message : "";
}

/** The refusal that an error of next-auth means; null if it is no refused sign-in. */
function refusalIn(code: string, message: string, noIssuer: Error | null): SignInRefusal | null {
  if (code !== "SIGNIN_OAUTH_ERROR" && !code.startsWith("OAUTH_")) return null;
  if (noIssuer) return noIssuer instanceof OtherIssuer ? "wrong-issuer" : "issuer-unreachable";
  // Both are openid-client's own words.
  if (/^(unexpected iss value|iss mismatch)/.test(message)) return "wrong-issuer";
  return isRefusal(message) ? message : "not-completed";
}
