"use client";

import { useEffect, useRef, useState } from "react";
import type { ClientDefinition } from "@/lib/domain/client/definition";
import { jsonLines } from "@/lib/domain/text/json-lines";

/** The URL that streams definitions, and the most clients of one request. */
export type Source = { readonly url: string; readonly most: number };

type Line = {
  clientId: string;
  definition: ClientDefinition | null;
  /** Why the definition is missing: the code of a problem, and its sentence. */
  code: string | null;
  message: string | null;
};

export type Reading =
  | { is: "ready" }
  | { is: "reading"; done: number; all: number; secondsLeft: number | null }
  | { is: "done"; clients: readonly ClientDefinition[] }
  /** Why not all could be read. The screen adds what that means. */
  | { is: "failed"; message: string };

/** Reads all settings of the given clients, and fails if one of them cannot be read. */
export function useDefinitions(source: Source) {
  const [state, setState] = useState<Reading>({ is: "ready" });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  /** `servers` is the number of resource servers that the same export holds: the audit trail has it. */
  async function read(clientIds: readonly string[], servers: number): Promise<void> {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    const clients: ClientDefinition[] = [];
    const begun = performance.now();
    setState({ is: "reading", done: 0, all: clientIds.length, secondsLeft: null });
    try {
      for await (const line of definitionLines(source, clientIds, signal, servers)) {
        if (!line.definition) return setState({ is: "failed", message: `${line.message}` });
        clients.push(line.definition);
        const [done, all] = [clients.length, clientIds.length];
        setState({
          is: "reading",
          done,
          all,
          secondsLeft: secondsLeft(done, all, performance.now() - begun),
        });
      }
      setState({ is: "done", clients });
    } catch {
      if (!signal.aborted) setState({ is: "failed", message: "Couldn’t read the settings." });
    }
  }

  function cancel(): void {
    stop.current.abort();
    setState({ is: "ready" });
  }

  return { state, read, cancel };
}

/** How long the rest takes at the pace so far; null for the first 9 clients and for less than 5 seconds. */
function secondsLeft(done: number, all: number, elapsedMs: number): number | null {
  const seconds = Math.ceil(((elapsedMs / done) * (all - done)) / 1_000);
  return done >= 10 && seconds >= 5 ? seconds : null;
}

/**
 * Streams one line for each of these clients, in their order. An export of `servers` resource servers alone is one
 * request too, which leaves its row.
 */
export async function* definitionLines(
  { url, most }: Source,
  clientIds: readonly string[],
  signal: AbortSignal,
  servers = 0,
): AsyncGenerator<Line> {
  const requests = Math.max(Math.ceil(clientIds.length / most), servers > 0 ? 1 : 0);
  for (let count = 0; count < requests; count += 1) {
    const ids = clientIds.slice(count * most, (count + 1) * most).join(",");
    yield* lines(url, new URLSearchParams({ ids, ...(servers > 0 && { servers: String(servers) }) }), signal);
  }
}

async function* lines(url: string, query: URLSearchParams, signal: AbortSignal): AsyncGenerator<Line> {
  const answer = await fetch(`${url}?${query}`, { signal });
  if (!answer.ok || !answer.body) throw new Error(`The stream was refused with ${answer.status}`);
  for await (const line of jsonLines(answer.body)) yield JSON.parse(line);
}
