"use client";

import { useEffect, useState } from "react";
import type { AppClient } from "@/lib/domain/client";
import { jsonLines } from "@/lib/domain/json-lines";

/** One line of the stream: a client's settings, or the sentence why they could not be read. */
export type SettingsLine = { clientId: string; client: AppClient | null; message: string | null };

/**
 * Settings of clients as they arrive from `url`, one JSON line each, by client id. The stream ends by itself once
 * every client has been read; leaving the page cuts it.
 */
export function useSettings(url: string, clientIds: readonly string[]): ReadonlyMap<string, SettingsLine> {
  const [lines, setLines] = useState<ReadonlyMap<string, SettingsLine>>(new Map());
  const ids = clientIds.join(",");

  useEffect(() => {
    if (ids === "") return;
    const stop = new AbortController();
    const arrive = (line: SettingsLine) => setLines((known) => new Map(known).set(line.clientId, line));
    follow(`${url}?${new URLSearchParams({ ids })}`, arrive, stop.signal).catch(() => {
      if (stop.signal.aborted) return;
      const message = "The settings could not be read. Reload the page to try again.";
      for (const clientId of ids.split(",")) arrive({ clientId, client: null, message });
    });
    return () => stop.abort();
  }, [url, ids]);

  return lines;
}

async function follow(url: string, arrive: (line: SettingsLine) => void, signal: AbortSignal): Promise<void> {
  const answer = await fetch(url, { signal });
  if (!answer.ok || !answer.body) throw new Error(`The stream was refused with ${answer.status}`);
  for await (const line of jsonLines(answer.body)) arrive(JSON.parse(line));
}
