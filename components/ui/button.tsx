"use client";

import type { ComponentProps, MouseEvent } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "@/components/ui/button-look";
import { Spinner } from "@/components/ui/spinner";

type Props = Omit<ComponentProps<"button">, "disabled"> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** True while the act runs: the label changes, the focus stays, further clicks do nothing. */
  pending?: boolean | undefined;
  /** The label while the act runs, such as "Creating…". */
  pendingLabel?: string | undefined;
  /** True when the act is not available: the button stays focusable, so that its explanation can be read. */
  unavailable?: boolean | undefined;
};

/** A button. It is never `disabled`, because a disabled button loses the focus and cannot say why. */
export function Button(props: Props) {
  const { variant = "secondary", size = "body", pending, pendingLabel, unavailable, ...rest } = props;
  const { type = "button", className = "", onClick, children, ...attributes } = rest;
  const isInert = pending === true || unavailable === true;

  function press(event: MouseEvent<HTMLButtonElement>) {
    // The second click of a double click is not meant to send a form twice.
    if (isInert || (type === "submit" && event.detail > 1)) return event.preventDefault();
    onClick?.(event);
  }

  return (
    <button
      {...attributes}
      type={type}
      aria-disabled={isInert || undefined}
      aria-busy={pending || undefined}
      onClick={press}
      className={`${buttonLook(variant, size, unavailable)} ${className}`}
    >
      {pending ? (
        <>
          <Spinner />
          {pendingLabel ?? children}
        </>
      ) : (
        children
      )}
    </button>
  );
}
