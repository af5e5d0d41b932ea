"use client";

import { useEffect, useState } from "react";
import { getJson } from "@/components/forms/json-answer";
import { recentClients } from "@/components/keyboard/recent-clients";
import type { Group } from "@/lib/domain/palette/entry";
import { mayBeSecret, placeOf } from "@/lib/domain/palette/recent";
import { routes } from "@/lib/domain/routes";

const PAUSE_MS = 60;

type Answer = {
  /** The text that this is the answer to. */
  readonly text: string;
  readonly groups: readonly Group[];
  /** Why there is no answer; null where there is one. */
  readonly message: string | null;
};

const withheld = "This looks like a secret or a token, so it wasn’t sent. Search by name, ID or scope.";
const silent = "The search didn’t answer. Check your connection and try again.";

/** What the palette shows for a text. Until the answer to it arrives, the answer to an earlier text stays. */
export function useAnswer(typed: string, path: string): { answer: Answer | null; isSettled: boolean } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const text = typed.trim();
  const isWithheld = mayBeSecret(text);

  useEffect(() => {
    if (isWithheld) return;
    const stop = new AbortController();
    const timer = setTimeout(
      async () => {
        const found = await ask(text, path, stop.signal);
        if (!stop.signal.aborted) setAnswer({ text, ...found });
      },
      text === "" ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, path, isWithheld]);

  if (isWithheld) return { answer: { text, groups: [], message: withheld }, isSettled: true };
  return { answer, isSettled: answer?.text === text };
}

async function ask(text: string, path: string, signal: AbortSignal): Promise<Omit<Answer, "text">> {
  const { environment, client } = placeOf(path);
  const recent = recentClients().join();
  const query = new URLSearchParams({
    ...(text !== "" && { q: text }),
    ...(environment !== null && { environment }),
    ...(client !== null && { client }),
    ...(recent !== "" && { recent }),
  });
  const answer = await getJson<{ groups: readonly Group[] }>(`${routes.palette}?${query}`, { signal });
  if (answer.is === "answered") return { groups: answer.value.groups, message: null };
  return { groups: [], message: answer.is === "refused" ? answer.message : silent };
}
