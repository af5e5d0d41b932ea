import "server-only";
import { refusal } from "@/lib/auth/enter-route";
import { tooOften } from "@/lib/domain/problem";
import type { Result } from "@/lib/domain/result";
import { endedStream } from "@/lib/process/ended-stream";
import { type Places, takePlace } from "@/lib/process/places";
import { take } from "@/lib/store/limits";

const files: Places = { kind: "files under way", ofOne: 2, ofAll: 4 };
const lines: Places = { kind: "lines under way", ofOne: 8, ofAll: 64 };

/** The file to send. Its headers give its name. */
type OpenFile = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array>;
};

/** Files of one person within a minute: each may leave rows in the audit trail. */
const FILES_A_MINUTE = 30;

/** When to try again if no place is free: nobody knows when one will be. */
const WAIT_SECONDS = 10;

/**
 * Answers with a file that is written while it is read. A process sends at most 2 files of one person and 4 in all at
 * once, and a person gets 30 a minute. Beyond that, answers 429 with `Retry-After` before anything is opened.
 */
export async function sendFile(
  { id }: { readonly id: string },
  open: () => Promise<Result<OpenFile>>,
): Promise<Response> {
  const free = takePlace(files, id);
  if (!free) return refusal(tooOften(WAIT_SECONDS, "Too many downloads are in progress."));
  try {
    const turn = await take(`files of ${id}`, FILES_A_MINUTE, 60);
    if (turn.ok && !turn.value.isAllowed) {
      free();
      return refusal(
        tooOften(
          turn.value.waitSeconds,
          `You’ve reached the limit of ${FILES_A_MINUTE} downloads per minute.`,
        ),
      );
    }
    const opened = turn.ok ? await open() : turn;
    if (!opened.ok) {
      free();
      return refusal(opened.problem);
    }
    return answer(endedStream(opened.value.body, free), opened.value.headers);
  } catch (error) {
    free();
    throw error;
  }
}

/** Answers with the lines that a page lacks, as they arrive: at most 8 such streams of one person, and 64 of all. */
export function sendLines({ id }: { readonly id: string }, open: () => ReadableStream<Uint8Array>): Response {
  const free = takePlace(lines, id);
  if (!free) return refusal(tooOften(WAIT_SECONDS, "Too many pages are loading."));
  return answer(endedStream(open(), free), { "content-type": "application/x-ndjson" });
}

const answer = (body: ReadableStream<Uint8Array>, headers: Readonly<Record<string, string>>) =>
  new Response(body, { headers: { ...headers, "cache-control": "no-store" } });
