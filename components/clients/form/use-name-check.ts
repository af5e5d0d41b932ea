"use client";

import { useState } from "react";
import { clientDraft } from "@/lib/domain/client/draft";
import { problem } from "@/lib/domain/problem";

/** Asks the console whether a name is taken, before the form is sent. Remembers each answer while the form is open. */
export function useNameCheck(url: string) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, string | null>>(new Map());

  async function check(typed: string) {
    const name = typed.trim();
    if (name === "" || answers.has(name)) return;
    const wrong = clientDraft.shape.name.safeParse(name).error?.issues[0]?.message;
    const sentence = wrong ?? ((await isTaken(url, name)) ? problem("name-taken").message : null);
    setAnswers((known) => new Map(known).set(name, sentence));
  }

  return {
    check,
    /** The sentence for a name that was rejected, or undefined. */
    problemOf: (typed: string) => answers.get(typed.trim()) ?? undefined,
  };
}

/** No answer is no objection: the server checks again when the form is sent. */
async function isTaken(url: string, name: string): Promise<boolean> {
  const answer = await fetch(`${url}?${new URLSearchParams({ name })}`).catch(() => null);
  if (!answer?.ok) return false;
  const { isTaken } = await answer.json();
  return isTaken === true;
}
