"use client";

import { useState } from "react";
import { getJson } from "@/components/forms/json-answer";
import { clientDraft } from "@/lib/domain/client/draft";
import { problem } from "@/lib/domain/problem";

/** Asks the console whether a name is taken, before the form is sent. Remembers each answer while the form is open. */
export function useNameCheck(url: string) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, string | null>>(new Map());

  async function check(typed: string) {
    const name = typed.trim();
    if (name === "" || answers.has(name)) return;
    const wrong = clientDraft.shape.name.safeParse(name).error?.issues[0]?.message;
    const taken = wrong === undefined ? await isTaken(url, name) : false;
    // No answer is no objection, and is not remembered: the server checks again when the form is sent.
    if (taken === null) return;
    const sentence = wrong ?? (taken ? problem("name-taken").message : null);
    setAnswers((known) => new Map(known).set(name, sentence));
  }

  return {
    check,
    /** The sentence for a name that was rejected, or undefined. */
    problemOf: (typed: string) => answers.get(typed.trim()) ?? undefined,
  };
}

/** Null where no answer came. */
async function isTaken(url: string, name: string): Promise<boolean | null> {
  const answer = await getJson<{ isTaken: boolean }>(`${url}?${new URLSearchParams({ name })}`);
  return answer.is === "answered" ? answer.value.isTaken : null;
}
