"use client";

import { type ComponentProps, type RefObject, type SubmitEvent, useEffect, useRef, useState } from "react";

/** Where the browser posts a form by itself, without the page's script. That route reads nothing of it. */
export const NATIVE_ACTION = "/not-sent/form";

type Props = Omit<
  ComponentProps<"form">,
  "action" | "method" | "noValidate" | "onSubmit" | "ref" | "target"
> & {
  ref?: RefObject<HTMLFormElement | null> | undefined;
  /** Sends the form. The browser never sends it, even if this throws, and whichever button was pressed. */
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  /** The problem in the last answer, or null. The form scrolls to each new one and focuses it. */
  objection?: object | null | undefined;
};

/**
 * The only form component. Without the page's script, a browser would put the fields of a form into the address; this
 * form posts them to a route that discards them and says so. After a refusal the focus is on the first invalid field,
 * or on the alert.
 */
export function Form({ ref, onSubmit, objection = null, ...rest }: Props) {
  const own = useRef<HTMLFormElement>(null);
  const form = ref ?? own;
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (tries > 0) show(form.current?.querySelector(wrong));
  }, [tries, form]);
  useEffect(() => {
    if (objection) show(form.current?.querySelector(wrong) ?? form.current?.querySelector('[role="alert"]'));
  }, [objection, form]);

  return (
    <form
      {...rest}
      ref={form}
      method="post"
      action={NATIVE_ACTION}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        onSubmit(event);
      }}
    />
  );
}

/** Within this distance of the window's edge, in pixels, an element may be covered or cut off. */
const EDGE = 64;

/** What stays in sight at the bottom of a form, and covers the fields behind it. */
const footOf = (element: Element) => element.closest("form")?.querySelector("[data-form-foot]");

/** Fields and groups of fields that show an error. */
const wrong = '[aria-invalid="true"], fieldset[data-wrong]';

function show(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  element.focus({ preventScroll: true });
  // The legend, because a group may be longer than the window.
  const head = element.querySelector("legend") ?? element;
  const { top, bottom } = head.getBoundingClientRect();
  const foot = footOf(element);
  // The foot is in sight by itself, and the alert in it with it.
  const cover = foot?.contains(element) ? 0 : Math.max(EDGE, foot?.clientHeight ?? 0);
  if (top < EDGE || bottom > window.innerHeight - cover) head.scrollIntoView({ block: "center" });
}
