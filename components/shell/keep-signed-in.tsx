"use client";

import { useEffect, useState } from "react";
import { markSession } from "@/components/shell/session-mark";
import { Notice } from "@/components/ui/notice";

const AT_MOST_EVERY_MS = 60_000;

/**
 * Renews the session while a person is at work: at most once a minute, and only on input, because an open tab is not a
 * person. Shows a notice when the session is over.
 */
export function KeepSignedIn({ renewUrl, signInUrl }: { renewUrl: string; signInUrl: string }) {
  const [isOver, setOver] = useState(false);
  useEffect(markSession, []);

  useEffect(() => {
    let renewedAt = Date.now();
    async function renew() {
      if (Date.now() < renewedAt + AT_MOST_EVERY_MS) return;
      renewedAt = Date.now();
      const answer = await fetch(renewUrl, { cache: "no-store" }).catch(() => null);
      // Offline is not signed out; the next input asks again.
      if (answer?.ok) setOver(!("user" in (await answer.json())));
    }
    document.addEventListener("pointerdown", renew, { passive: true });
    document.addEventListener("keydown", renew, { passive: true });
    return () => {
      document.removeEventListener("pointerdown", renew);
      document.removeEventListener("keydown", renew);
    };
  }, [renewUrl]);

  if (!isOver) return null;
  return (
    <div className="sticky top-[calc(var(--bar)+1rem)] z-10">
      <Notice
        tone="danger"
        title="Your session has ended. What you typed is still here."
        actions={
          <a href={signInUrl} target="_blank" rel="noreferrer" className="font-medium underline">
            Sign in in another tab, then continue here
          </a>
        }
      />
    </div>
  );
}
