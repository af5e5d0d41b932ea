"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { useUnseenSecret } from "@/components/secrets/use-unseen-secret";
import type { FormAction } from "@/lib/domain/result";
import type { NewSecret } from "@/lib/domain/secret/secret";

/** The acts of a rotation, as the server takes them. */
export type RotationActs = {
  start: FormAction<NewSecret>;
  prove: FormAction<{ provenAt: string | null }>;
  finish: FormAction<unknown>;
  cancel: FormAction<unknown>;
  revoke: FormAction<unknown>;
  undo: FormAction<unknown>;
  planRetirement: FormAction<unknown>;
};

/** What is asked before an act. */
export type Question = "finish" | "cancel" | "leak";

/**
 * The steps of a client's rotation: which dialog asks, what was said last, and the secret that was just born, which is
 * held here and nowhere else. After each step, whatever its outcome, the page is read again.
 */
export function useRotation(acts: RotationActs, fields: { poolId: string; clientId: string }) {
  const router = useRouter();
  const [born, setBorn] = useState<Omit<NewSecret, "secret"> | null>(null);
  const { secret, hold } = useOneTimeSecret();
  const { unseen, note, forget } = useUnseenSecret(`added ${fields.poolId} ${fields.clientId}`);
  const [asks, setAsks] = useState<Question | null>(null);
  const [said, setSaid] = useState("");
  /** The secret that is deleted next, because it leaked; null while none is known to have. */
  const [leaked, setLeaked] = useState<string | null>(null);

  const refreshed =
    <T>(action: FormAction<T>): FormAction<T> =>
    async (form) => {
      setSaid("");
      const state = await action(form);
      router.refresh();
      return state;
    };
  const letGo = () => {
    forget();
    hold(null);
    setBorn(null);
  };
  const ended = (sentence: string, isBornGone: () => boolean) => () => {
    setAsks(null);
    setSaid(sentence);
    setLeaked(null);
    if (isBornGone()) letGo();
  };

  const start = useFormAction(refreshed(acts.start), ({ secret: value, ...rest }) => {
    hold(value);
    note({ id: rest.secretId, name: "" });
    setBorn(rest);
    setAsks(null);
  });
  const finish = useFormAction(
    refreshed(acts.finish),
    ended("The rotation is finished: the older secret is gone.", () => false),
  );
  const cancel = useFormAction(
    refreshed(acts.cancel),
    ended("The rotation is cancelled: the newer secret is gone.", () => true),
  );
  // Only of two secrets that were there may the one that leaked be the one on the page.
  const revoke = useFormAction(
    refreshed(acts.revoke),
    ended("The leaked secret is gone.", () => leaked === null),
  );

  const send = (step: typeof finish, more: Record<string, string> = {}) =>
    step.send(formOf({ ...fields, ...more }));
  return {
    born,
    secret,
    /** The id of a secret that was on the page before it was reloaded; null where none was. */
    unseen: unseen?.id ?? null,
    letGo,
    asks,
    ask: setAsks,
    /** Backs out of a question, and with it out of an emergency. */
    close: () => {
      if (asks === "leak") setLeaked(null);
      setAsks(null);
    },
    said,
    say: setSaid,
    refresh: router.refresh,
    refreshed,
    leaked,
    start: { ...start, begin: () => send(start) },
    finish: {
      ...finish,
      end: (secretId: string, typedName: string) =>
        send(finish, { secretId, usesNewSecret: "on", typedName }),
    },
    cancel: {
      ...cancel,
      end: (secretId: string, typedName: string) => send(cancel, { secretId, typedName }),
    },
    revoke: {
      ...revoke,
      end: (secretId: string, typedName: string) => send(revoke, { secretId, typedName }),
      /** Adds a secret first; the one that leaked goes with the next click. */
      replace: (secretId: string) => {
        setLeaked(secretId);
        send(start);
      },
    },
  };
}
