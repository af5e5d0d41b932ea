"use client";

import { useEffect, useRef, useState } from "react";
import type { ClientDefinition } from "@/lib/domain/client/definition";
import { jsonLines } from "@/lib/domain/text/json-lines";

/** Where definitions are streamed from, and of how many clients at a time. */
export type Source = { readonly url: string; readonly most: number };

type Line = {
  clientId: string;
  definition: ClientDefinition | null;
  /** Why there is none: a problem's code, and its sentence. */
  code: string | null;
  message: string | null;
};

export type Reading =
  | { is: "ready" }
  | { is: "reading"; done: number; all: number; secondsLeft: number | null }
  | { is: "done"; clients: readonly ClientDefinition[] }
  /** Why they could not all be read; what that means is for the screen to say. */
  | { is: "failed"; message: string };

/** Reads all settings of clients: of all that are asked for, or it fails. */
export function useDefinitions(source: Source) {
  const [state, setState] = useState<Reading>({ is: "ready" });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  async function read(clientIds: readonly string[]): Promise<void> {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    const clients: ClientDefinition[] = [];
    const begun = performance.now();
    setState({ is: "reading", done: 0, all: clientIds.length, secondsLeft: null });
    try {
      for await (const line of definitionLines(source, clientIds, signal)) {
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
      if (!signal.aborted) setState({ is: "failed", message: "The settings could not be read." });
    }
  }

  return { state, read };
}

/** How long the rest takes at the pace so far; null while that is nobody’s guess, or not worth a sentence. */
function secondsLeft(done: number, all: number, elapsedMs: number): number | null {
  const seconds = Math.ceil(((elapsedMs / done) * (all - done)) / 1_000);
  return done >= 10 && seconds >= 5 ? seconds : null;
}

/** What is told of each of these clients, in their order. */
export async function* definitionLines(
  { url, most }: Source,
  clientIds: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Line> {
  for (let from = 0; from < clientIds.length; from += most)
    yield* lines(url, clientIds.slice(from, from + most), signal);
}

async function* lines(url: string, clientIds: readonly string[], signal: AbortSignal): AsyncGenerator<Line> {
  const answer = await fetch(`${url}?${new URLSearchParams({ ids: clientIds.join(",") })}`, { signal });
  if (!answer.ok || !answer.body) throw new Error(`The stream was refused with ${answer.status}`);
  for await (const line of jsonLines(answer.body)) yield JSON.parse(line);
}
