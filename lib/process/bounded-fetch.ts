import "server-only";
import type { NoAnswer } from "@/lib/domain/token/answer";
import { outsideRequests } from "@/lib/process/outside-requests";
import { readUpTo } from "@/lib/process/read-up-to";

/** What a foreign server said, as far as it was read. */
type Said = {
  readonly is: "answered";
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly isCut: boolean;
};

/** No answer: the reason in a word, and the error, which may contain more than a page or a log may hold. */
type Silence = { readonly is: "unanswered"; readonly why: NoAnswer; readonly error: unknown };

const MOST_BYTES = 256 * 1024;
const DEADLINE_MS = 10_000;

/**
 * Requests one URL and no other: follows no redirect, stops after 10 seconds, and reads no more than 256 KiB. Never
 * throws for anything that the other side does.
 */
export async function boundedFetch(
  url: string,
  init: { method: "GET" | "POST"; headers?: Record<string, string>; body?: URLSearchParams | string },
): Promise<Said | Silence> {
  try {
    // The first fetch starts a timer that undici keeps for all later ones (seen in Node 20.20.2).
    const answer = await outsideRequests(() =>
      fetch(url, {
        ...init,
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(DEADLINE_MS),
      }),
    );
    const { text, isCut } = await readUpTo(MOST_BYTES, answer.body);
    return { is: "answered", status: answer.status, headers: answer.headers, text, isCut };
  } catch (error) {
    // A bug cannot hide here: all that can throw is the exchange itself.
    return { is: "unanswered", why: whyOf(error), error };
  }
}

function whyOf(error: unknown): NoAnswer {
  if (error instanceof Error && error.name === "TimeoutError") return "timeout";
  const cause: unknown = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "name";
  if (["ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"].includes(code))
    return "refused";
  return /CERT|TLS|SSL|SELF_SIGNED|VERIFY/.test(code) ? "tls" : "broken";
}
