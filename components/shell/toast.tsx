"use client";

import { CircleCheck, X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { pageContent } from "@/components/shell/page-content";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";

/** What a toast says of an act that is done: a sentence, and at most one way to go on. It never holds a secret. */
export type Said =
  | string
  | {
      readonly sentence: string;
      readonly link?: { readonly href: string; readonly label: string };
      /** An act such as "Undo". It also works after its page has been left. */
      readonly act?: { readonly label: string; readonly run: () => void };
    };

type Message = Exclude<Said, string>;

/** Kept only in the memory of this tab: the sentence reaches no address, no storage and no log. */
let message: Message | null = null;
const listeners = new Set<() => void>();

function set(next: Message | null): void {
  message = next;
  for (const listener of listeners) listener();
}

/** Shows a confirmation in place of the last one, on this page and on the next. */
export const say = (said: Said): void => set(typeof said === "string" ? { sentence: said } : said);

/** Takes the last confirmation away, because another act begins. */
export const hush = (): void => set(null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** How long a toast stays that offers nothing; the pointer or the focus on it holds it. */
const SHOWN_MS = 6_000;

/**
 * The confirmation of the last act. It is part of the frame, so that screen readers announce each change. One that
 * offers something stays until it is dismissed or another act begins.
 */
export function Toast() {
  const shown = useSyncExternalStore(
    subscribe,
    () => message,
    () => null,
  );
  const [held, setHeld] = useState<Message | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const passing = shown === held || shown?.link || shown?.act ? null : shown;

  useEffect(() => {
    if (passing === null) return;
    const timer = setTimeout(hush, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [passing]);

  function end() {
    // The button that has the focus goes with the toast.
    if (box.current?.contains(document.activeElement)) pageContent()?.focus();
    hush();
  }

  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-4 z-30 flex justify-end in-[html:has([data-form-foot],[data-selection-bar])]:bottom-20">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only stays while it is looked at. */}
      <div
        ref={box}
        onPointerEnter={() => setHeld(shown)}
        onPointerLeave={() => setHeld(null)}
        onFocus={() => setHeld(shown)}
        onBlur={() => setHeld(null)}
        onKeyDown={(event) => event.key === "Escape" && end()}
        className={
          shown
            ? "pointer-events-auto flex max-w-full min-w-0 items-center gap-2 rounded-card border border-line-strong bg-raised py-2 pr-2 pl-3 shadow-float transition-opacity sm:max-w-dialog starting:opacity-0"
            : "sr-only"
        }
      >
        {shown ? <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-ok" /> : null}
        <p role="status" aria-live="polite" className="min-w-0 flex-1 wrap-anywhere">
          {shown?.sentence}
        </p>
        {shown?.link ? (
          <AppLink href={shown.link.href} onClick={hush} className={buttonLook("secondary", "small")}>
            {shown.link.label}
          </AppLink>
        ) : null}
        {shown?.act ? (
          <Button
            size="small"
            onClick={() => {
              end();
              shown.act?.run();
            }}
          >
            {shown.act.label}
          </Button>
        ) : null}
        {shown ? (
          <Button size="small" variant="quiet" aria-label="Dismiss" className="px-1.5" onClick={end}>
            <X aria-hidden="true" />
          </Button>
        ) : null}
      </div>
    </div>
  );
}
