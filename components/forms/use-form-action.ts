"use client";

import { unstable_isUnrecognizedActionError, useRouter } from "next/navigation";
import { type SubmitEvent, useRef, useState, useTransition } from "react";
import { hush, type Said, say } from "@/components/shell/toast";
import { type Problem, problem } from "@/lib/domain/problem";
import type { FormAction, FormState } from "@/lib/domain/result";

/** What a page can do once an act on it is done. A toast says what was done. */
export type Page = {
  /** Says it, and reads what is on the page again. */
  readonly refresh: (said: Said) => void;
  /** Says it, and goes to another page of the console. */
  readonly leave: (path: string, said: Said) => void;
};

/**
 * A form over a server action. The fields keep what was typed, because nothing resets them. The answer goes to `onDone`
 * and is kept nowhere else, since it may hold a secret. A second click during a request does nothing. If another person
 * has changed what the page shows, the page is read again, for the comparison.
 */
export function useFormAction<T>(action: FormAction<T>, onDone: (value: T, page: Page) => void) {
  const router = useRouter();
  const [refused, setRefused] = useState<Problem | null>(null);
  const [fields, setFields] = useState<Problem["fields"]>({});
  const [isPending, start] = useTransition();
  const isUnderWay = useRef(false);

  const page: Page = {
    refresh: (said) => {
      say(said);
      router.refresh();
    },
    leave: (path, said) => {
      say(said);
      router.push(path);
    },
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    send(new FormData(event.currentTarget));
  }

  /** Sends a form that is not on the page, such as the answer to a dialog. */
  function send(form: FormData) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    hush();
    start(async () => {
      const state = await sent(action, form);
      isUnderWay.current = false;
      if (state.is === "done") onDone(state.value, page);
      const objection = state.is === "refused" ? state.problem : null;
      // A page sends the name that it shows, so a name that is refused is an old one.
      if (objection?.code === "changed-meanwhile" || objection?.fields.typedName) router.refresh();
      setRefused(objection);
      setFields(objection?.fields ?? {});
    });
  }

  /** Clears the sentence of an edited field, because it is about the value that was sent. */
  const edited = (name: string) => setFields(({ [name]: _gone, ...rest }) => rest);

  return { submit, send, isPending, refused, fields, edited };
}

/** The answer to a form. A missing answer becomes the problem `unknown-outcome`. */
export const sent = <T>(action: FormAction<T>, form: FormData): Promise<FormState<T>> =>
  action(form).catch((error: unknown) => ({ is: "refused", problem: lost(error) }));

function lost(error: unknown): Problem {
  const isOldPage = unstable_isUnrecognizedActionError(error);
  return problem("unknown-outcome", {
    message: isOldPage
      ? "Clientele was updated since you opened this page, so nothing was changed. Reload the page and try again."
      : "Clientele didn’t respond. The change may or may not have been made: check before retrying.",
  });
}
