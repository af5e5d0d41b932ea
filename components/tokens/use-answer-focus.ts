"use client";

import { useEffect, useRef } from "react";

/** An answer whose top is further down the window than this part of its height is scrolled up. */
const IN_SIGHT = 0.6;

/** How much of the top of the window the bar covers, in pixels. */
const COVERED = 56;

/**
 * Brings an answer into sight and gives it the focus, unless the person has moved on since they asked. `id` is different
 * for each answer, and null while there is none.
 */
export function useAnswerFocus(id: string | number | null) {
  const answer = useRef<HTMLElement>(null);
  const askedFrom = useRef<Element | null>(null);

  useEffect(() => {
    const element = answer.current;
    if (id === null || element === null || document.activeElement !== askedFrom.current) return;
    element.focus({ preventScroll: true });
    const { top } = element.getBoundingClientRect();
    if (top < COVERED || top > window.innerHeight * IN_SIGHT) element.scrollIntoView();
  }, [id]);

  /** Called when a question is sent: where the focus is then. */
  const noteAsked = () => {
    askedFrom.current = document.activeElement;
  };
  return { answer, noteAsked };
}
