"use client";

import { useEffect, useState } from "react";
import { type FillLine, fillKey } from "@/lib/domain/list/fill-line";
import { isMissing, type ListedClient, listed } from "@/lib/domain/list/listed-client";
import { jsonLines } from "@/lib/domain/text/json-lines";

/** What has arrived so far, by `fillKey`: rows, and why others have not. */
export type Filled = {
  readonly rows: ReadonlyMap<string, ListedClient>;
  readonly messages: ReadonlyMap<string, string>;
};

const nothing: Filled = { rows: new Map(), messages: new Map() };

/**
 * Streams these rows from `url`. Rows that fail are requested again, at growing intervals, while the page is visible.
 * Leaving the page ends the stream.
 */
export function useFill(url: string, keys: readonly string[]): Filled {
  const [filled, setFilled] = useState(nothing);
  const ids = keys.join(",");

  useEffect(() => {
    if (ids === "") return;
    const stop = new AbortController();
    void fillAll(url, ids.split(","), (line) => setFilled((known) => filledWith(known, line)), stop.signal);
    return () => stop.abort();
  }, [url, ids]);

  return filled;
}

const FIRST_PAUSE_MS = 10_000;
const MOST_PAUSE_MS = 120_000;

/** Reads one stream after another, each for the rows that are still incomplete. */
async function fillAll(
  url: string,
  keys: readonly string[],
  arrive: (line: FillLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const left = new Set(keys);
  const take = (line: FillLine) => {
    arrive(line);
    if (line.is === "row" && !isMissing(listed(line.row))) left.delete(keyOf(line));
  };
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(MOST_PAUSE_MS, pauseMs * 2)) {
    await followFill(`${url}?${new URLSearchParams({ ids: [...left].join(",") })}`, take, signal).catch(
      () => {
        if (signal.aborted) return;
        for (const key of left) arrive({ is: "failed", clientId: key, message: BROKEN_OFF });
      },
    );
    if (left.size === 0 || signal.aborted) return;
    await pauseInSight(pauseMs, signal);
  }
}

const BROKEN_OFF = "Clientele didn’t respond.";

/** Resolves after this many milliseconds, once the page is in sight; never after `signal` was aborted. */
function pauseInSight(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(() => {
      if (!document.hidden) return done();
      document.addEventListener("visibilitychange", () => done(), { signal, once: true });
    }, milliseconds);
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}

/** Reads such a stream to its end. Throws where it is refused or breaks off. */
export async function followFill(
  url: string,
  arrive: (line: FillLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await fetch(url, { signal });
  if (!answer.ok || !answer.body) throw new Error(`The stream was refused with ${answer.status}`);
  for await (const line of jsonLines(answer.body)) arrive(JSON.parse(line));
}

/** Every scope of one client, while the list holds only the first. Throws where the client cannot be read. */
export async function readScopes(url: string, key: string): Promise<readonly string[]> {
  const found: (readonly string[])[] = [];
  const arrive = (line: FillLine) => {
    if (line.is === "row" && line.row.client) found.push(line.row.client.scopes);
  };
  await followFill(`${url}?${new URLSearchParams({ ids: key })}`, arrive, AbortSignal.timeout(READ_MS));
  const [scopes] = found;
  if (!scopes) throw new Error("The client's scopes were not told");
  return scopes;
}

const READ_MS = 10_000;

function filledWith(known: Filled, line: FillLine): Filled {
  if (line.is === "progress") return known;
  if (line.is === "row") return { ...known, rows: new Map(known.rows).set(keyOf(line), listed(line.row)) };
  return { ...known, messages: new Map(known.messages).set(keyOf(line), line.message) };
}

type ClientLine = Exclude<FillLine, { readonly is: "progress" }>;

/** The key of a line’s client. */
export const keyOf = (line: ClientLine): string =>
  fillKey(line.is === "row" ? line.row.clientId : line.clientId, line.environment);
