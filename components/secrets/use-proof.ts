"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { formOf } from "@/components/forms/form-of";
import type { FormAction } from "@/lib/domain/result";

/**
 * How long to wait until a new secret works. Mostly it works at once; one public rotation Lambda repeats token requests
 * for 150 seconds, because the token endpoint may refuse it for a while (lib/local-aws/README.md).
 */
const WAIT_MS = 180_000;

/** The least time between two requests: a person has 30 a minute for everything that asks the token endpoint. */
const EVERY_MS = 4_000;

/** The state of the proof of a secret. `message` says why the proof stopped. */
export type ProofState =
  | { readonly is: "asking"; readonly seconds: number }
  | { readonly is: "proven"; readonly provenAt: string }
  | { readonly is: "stopped"; readonly message: string };

type Asked = {
  poolId: string;
  clientId: string;
  secret: string;
  /** When it was proven before it was shown; null where it was not. */
  provenAt: string | null;
  prove: FormAction<{ provenAt: string | null }>;
  onProven: () => void;
};

/**
 * Asks until the token endpoint accepts the secret, for 3 minutes at most; `again` then starts over. A secret that is no
 * longer on the page is not sent again.
 */
export function useProof({ poolId, clientId, secret, provenAt, prove, onProven }: Asked) {
  const [state, setState] = useState<ProofState>(
    provenAt === null ? { is: "asking", seconds: 0 } : { is: "proven", provenAt },
  );
  const isAsking = useRef(false);
  const isGone = useRef(false);

  const ask = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    const begun = Date.now();
    const elapsed = () => Math.round((Date.now() - begun) / 1_000);
    let next: ProofState = { is: "asking", seconds: 0 };
    while (next.is === "asking") {
      setState(next);
      const askedAt = Date.now();
      const answer = await prove(formOf({ poolId, clientId, secret })).catch(() => null);
      if (answer?.is === "done" && answer.value.provenAt !== null)
        next = { is: "proven", provenAt: answer.value.provenAt };
      else if (isGone.current) break;
      else if (answer?.is !== "done")
        next = { is: "stopped", message: answer?.is === "refused" ? answer.problem.message : unanswered };
      else if (Date.now() - begun > WAIT_MS) next = { is: "stopped", message: notTaken };
      else {
        await new Promise((done) => setTimeout(done, EVERY_MS - (Date.now() - askedAt)));
        if (isGone.current) break;
        next = { is: "asking", seconds: elapsed() };
      }
    }
    isAsking.current = false;
    setState(next);
    if (next.is === "proven") onProven();
  }, [poolId, clientId, secret, prove, onProven]);

  const isProvenBefore = provenAt !== null;
  const first = useRef(ask);
  useEffect(() => {
    isGone.current = false;
    if (!isProvenBefore) void first.current();
    return () => {
      isGone.current = true;
    };
  }, [isProvenBefore]);

  return { state, again: ask };
}

const unanswered = "Clientele didn’t respond.";
const notTaken = "The token endpoint still rejects it after 3 minutes.";
