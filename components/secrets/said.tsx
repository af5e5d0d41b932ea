"use client";

import { useEffect, useRef } from "react";

/** What came of the last step. It takes the focus, because the button that was pressed is gone with its step. */
export function Said({ sentence }: { sentence: string }) {
  const place = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (sentence !== "") place.current?.focus();
  }, [sentence]);
  useEffect(() => {
    // The dialog gave it back to its opener, which went when the page was read again.
    if (sentence !== "" && document.activeElement === document.body) place.current?.focus();
  });

  return (
    <p
      ref={place}
      role="status"
      tabIndex={-1}
      className={sentence === "" ? "sr-only" : "font-medium outline-none"}
    >
      {sentence}
    </p>
  );
}
