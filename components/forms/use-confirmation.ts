"use client";

import { useEffect, useState } from "react";
import type { Problem } from "@/lib/domain/problem";

/**
 * The dialog that asks before a form is sent. A refusal closes it. The form shows its `objection` only once the
 * dialog is gone: until then the dialog holds the focus.
 */
export function useConfirmation(refused: Problem | null) {
  const [state, setState] = useState<"open" | "closing" | "gone">("gone");
  useEffect(() => {
    if (refused !== null) setState((now) => (now === "open" ? "closing" : now));
  }, [refused]);
  return {
    isOpen: state === "open",
    /** Whether the form has something to say, which gets the focus once the dialog is gone. */
    isRefused: refused !== null,
    objection: state === "gone" ? refused : null,
    open: () => setState("open"),
    close: () => setState("closing"),
    onGone: () => setState("gone"),
  };
}
