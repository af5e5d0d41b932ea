"use client";

import { type ComponentProps, type RefObject, type SubmitEvent, useEffect, useRef, useState } from "react";

/** Where the browser posts a form by itself, without the page's script. That route reads nothing of it. */
export const NATIVE_ACTION = "/not-sent/form";

type Props = Omit<
  ComponentProps<"form">,
  "action" | "method" | "noValidate" | "onSubmit" | "ref" | "target"
> & {
  ref?: RefObject<HTMLFormElement | null> | undefined;
  /** Sends it. The browser never does, whatever this throws and whichever button was pressed. */
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  /** What the last answer objected to; null for nothing. Each new one is brought into sight and gets the focus. */
  objection?: object | null | undefined;
};

/**
 * The one form of the product. Without the page's script a browser would put the fields of a form into the address; it
 * posts these to a route that forgets them and says so. After a refusal the focus is on the first wrong field, or on
 * the alert.
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

/** So near to the edge of the window, in pixels, something may be covered or cut. */
const EDGE = 64;

/** Fields and groups of fields that have a sentence of their own. */
const wrong = '[aria-invalid="true"], fieldset[data-wrong]';

function show(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  element.focus({ preventScroll: true });
  // The legend, because a group may be longer than the window.
  const head = element.querySelector("legend") ?? element;
  const { top, bottom } = head.getBoundingClientRect();
  if (top < EDGE || bottom > window.innerHeight - EDGE) head.scrollIntoView({ block: "center" });
}
