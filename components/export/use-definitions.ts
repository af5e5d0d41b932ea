"use client";

import { useEffect, useRef, useState } from "react";
import type { ClientDefinition } from "@/lib/domain/client/definition";
import { jsonLines } from "@/lib/domain/text/json-lines";

type Line = { clientId: string; definition: ClientDefinition | null; message: string | null };

export type Reading =
  | { is: "ready" }
  | { is: "reading"; done: number; all: number }
  | { is: "done"; clients: readonly ClientDefinition[] }
  /** Why they could not all be read; what that means is for the screen to say. */
  | { is: "failed"; message: string };

/** Reads all settings of clients, `most` at a time from `url`: of all that are asked for, or it fails. */
export function useDefinitions(url: string, most: number) {
  const [state, setState] = useState<Reading>({ is: "ready" });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  async function read(clientIds: readonly string[]): Promise<void> {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    const clients: ClientDefinition[] = [];
    setState({ is: "reading", done: 0, all: clientIds.length });
    try {
      for (let from = 0; from < clientIds.length; from += most)
        for await (const line of lines(url, clientIds.slice(from, from + most), signal)) {
          if (!line.definition) return setState({ is: "failed", message: `${line.message}` });
          clients.push(line.definition);
          setState({ is: "reading", done: clients.length, all: clientIds.length });
        }
      setState({ is: "done", clients });
    } catch {
      if (!signal.aborted) setState({ is: "failed", message: "The settings could not be read." });
    }
  }

  return { state, read };
}

async function* lines(url: string, clientIds: readonly string[], signal: AbortSignal): AsyncGenerator<Line> {
  const answer = await fetch(`${url}?${new URLSearchParams({ ids: clientIds.join(",") })}`, { signal });
  if (!answer.ok || !answer.body) throw new Error(`The stream was refused with ${answer.status}`);
  for await (const line of jsonLines(answer.body)) yield JSON.parse(line);
}
