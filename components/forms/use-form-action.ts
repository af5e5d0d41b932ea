"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { type SubmitEvent, useRef, useState, useTransition } from "react";
import { type Problem, problem } from "@/lib/domain/problem";
import type { FormAction, FormState } from "@/lib/domain/result";

/**
 * A form over a server action. The form's fields keep what was typed, because nothing resets them; the answer goes
 * to `onDone` and stays nowhere else, since it may hold a secret. A second click while one is under way does nothing.
 */
export function useFormAction<T>(action: FormAction<T>, onDone: (value: T) => void) {
  const [refused, setRefused] = useState<Problem | null>(null);
  const [fields, setFields] = useState<Problem["fields"]>({});
  const [isPending, start] = useTransition();
  const isUnderWay = useRef(false);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    send(new FormData(event.currentTarget));
  }

  /** The same for what is no form on the page, such as the answer to a dialog. */
  function send(form: FormData) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    start(async () => {
      const state = await sent(action, form);
      isUnderWay.current = false;
      if (state.is === "done") onDone(state.value);
      setRefused(state.is === "refused" ? state.problem : null);
      setFields(state.is === "refused" ? state.problem.fields : {});
    });
  }

  /** A field's sentence is about what was sent: it goes once the field is edited. */
  const edited = (name: string) => setFields(({ [name]: _gone, ...rest }) => rest);

  return { submit, send, isPending, refused, fields, edited };
}

/** The answer to a form, also where none came: then nobody knows. */
export const sent = <T>(action: FormAction<T>, form: FormData): Promise<FormState<T>> =>
  action(form).catch((error: unknown) => ({ is: "refused", problem: lost(error) }));

function lost(error: unknown): Problem {
  const isOldPage = unstable_isUnrecognizedActionError(error);
  return problem("unknown-outcome", {
    message: isOldPage
      ? "The console was updated since you opened this page, so nothing was changed. Reload the page and try again."
      : "The console did not answer. The change may or may not have been made: look before you try again.",
  });
}
