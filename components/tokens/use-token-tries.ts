"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { postJson } from "@/components/forms/json-answer";
import type { TokenRequest } from "@/lib/domain/token/answer";
import type { TriedToken } from "@/lib/domain/token/tried-token";

/** What the last request came to; `endsAt` on the clock of `performance.now`. */
export type Tried =
  | { readonly is: "nothing" }
  | {
      readonly is: "tried";
      readonly tried: TriedToken;
      /** The scopes that this request asked for; none for all that the client has. */
      readonly requested: readonly string[];
      readonly endsAt: number;
      readonly id: number;
    }
  | { readonly is: "ended" }
  | {
      readonly is: "denied";
      readonly message: string;
      readonly waitUntil: number;
      readonly id: number;
    };

/** Requests of this tab that may be under way at once; the others wait for their turn. */
const MOST_AT_ONCE = 2;

/**
 * Sends token requests to the console; an unanswered request is not sent again. The token is held only here, until it
 * ends or the page is left, so that neither a forgotten tab nor the back/forward cache keeps it.
 */
export function useTokenTries(url: string) {
  const [last, setLast] = useState<Tried>({ is: "nothing" });
  const [counts, setCounts] = useState({ underWay: 0, waiting: 0 });
  const queue = useRef<Omit<TokenRequest, "clientId">[]>([]);
  const unanswered = useRef(new Set<string>());
  const underWay = useRef(0);
  const started = useRef(0);
  const shown = useRef(0);

  const next = useCallback(() => {
    while (underWay.current < MOST_AT_ONCE) {
      const request = queue.current.shift();
      if (!request) break;
      underWay.current += 1;
      started.current += 1;
      const id = started.current;
      void ask(url, request, id)
        .then((outcome) => {
          unanswered.current.delete(JSON.stringify(request));
          // Ignore an answer that a later one has overtaken.
          if (id < shown.current) return;
          shown.current = id;
          setLast(outcome);
        })
        .finally(() => {
          underWay.current -= 1;
          next();
        });
    }
    setCounts({ underWay: underWay.current, waiting: queue.current.length });
  }, [url]);

  const request = (what: Omit<TokenRequest, "clientId">) => {
    const question = JSON.stringify(what);
    if (unanswered.current.has(question)) return;
    unanswered.current.add(question);
    queue.current.push(what);
    next();
  };

  // Secrets in requests that still wait are dropped with the page, before the back/forward cache takes it.
  useEffect(() => {
    const drop = () => {
      for (const waiting of queue.current) unanswered.current.delete(JSON.stringify(waiting));
      queue.current = [];
      setCounts({ underWay: underWay.current, waiting: 0 });
    };
    window.addEventListener("pagehide", drop);
    return () => {
      window.removeEventListener("pagehide", drop);
      drop();
    };
  }, []);

  const isHeld = last.is === "tried" && last.tried.outcome.is === "granted";
  const endsAt = last.is === "tried" ? last.endsAt : 0;
  useEffect(() => {
    if (!isHeld) return;
    const timer = setTimeout(() => setLast({ is: "ended" }), Math.max(0, endsAt - performance.now()));
    const wipe = () => setLast({ is: "nothing" });
    window.addEventListener("pagehide", wipe);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", wipe);
    };
  }, [isHeld, endsAt]);

  return { last, request, ...counts };
}

async function ask(url: string, request: Omit<TokenRequest, "clientId">, id: number): Promise<Tried> {
  const sentAt = performance.now();
  const posted = await postJson<TriedToken>(url, request);
  if (posted.is === "silent")
    return denied(
      id,
      "Clientele didn’t respond. A token may have been issued and lost; nothing else changed.",
    );
  if (posted.is === "refused") return denied(id, posted.message, posted.waitSeconds);
  const tried = posted.value;
  const seconds = tried.outcome.is === "granted" ? tried.outcome.expiresIn : 0;
  return { is: "tried", tried, requested: request.scopes, endsAt: sentAt + seconds * 1_000, id };
}

const denied = (id: number, message: string, waitSeconds = 0): Tried => ({
  is: "denied",
  id,
  message,
  waitUntil: performance.now() + waitSeconds * 1_000,
});
