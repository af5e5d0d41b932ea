"use client";

import { useRouter } from "next/navigation";
import { useReducer } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { noRotation, rotationAfter } from "@/components/secrets/rotation-state";
import { useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { useUnseenSecret } from "@/components/secrets/use-unseen-secret";
import { say } from "@/components/shell/toast";
import type { FormAction } from "@/lib/domain/result";
import type { Proof } from "@/lib/domain/secret/rotation";
import type { NewSecret } from "@/lib/domain/secret/secret";

/** The acts of a rotation, as the server takes them. */
export type RotationActs = {
  start: FormAction<NewSecret>;
  prove: FormAction<Proof>;
  finish: FormAction<unknown>;
  cancel: FormAction<unknown>;
  revoke: FormAction<unknown>;
  undo: FormAction<unknown>;
  planRetirement: FormAction<unknown>;
};

/**
 * The steps of a client's rotation, and the new secret, which is held only here. Each step refreshes the page, whatever
 * its outcome.
 */
export function useRotation(acts: RotationActs, fields: { poolId: string; clientId: string }) {
  const router = useRouter();
  const [state, tell] = useReducer(rotationAfter, noRotation);
  const { secret, hold } = useOneTimeSecret();
  const { unseen, note, forget } = useUnseenSecret(`added ${fields.poolId} ${fields.clientId}`);

  const refreshed =
    <T>(action: FormAction<T>): FormAction<T> =>
    async (form) => {
      const answer = await action(form);
      router.refresh();
      return answer;
    };
  const letGo = () => {
    forget();
    hold(null);
    tell({ is: "let-go" });
  };
  const ended = (sentence: string) => {
    say(sentence);
    tell({ is: "ended" });
  };

  const start = useFormAction(refreshed(acts.start), ({ secret: value, ...born }) => {
    hold(value);
    note({ id: born.secretId, name: "" });
    say("Rotation started. Both secrets are valid.");
    tell({ is: "born", born });
  });
  const finish = useFormAction(refreshed(acts.finish), () =>
    ended("Rotation finished. The old secret was deleted."),
  );
  const cancel = useFormAction(refreshed(acts.cancel), () => {
    ended("Rotation cancelled. The new secret was deleted.");
    letGo();
  });
  const revoke = useFormAction(refreshed(acts.revoke), () => {
    ended("The leaked secret was deleted.");
    // Without a replacement, the deleted secret may be the one on the page.
    if (state.leaked === null) letGo();
  });

  const formWith = (more: Record<string, string> = {}) => formOf({ ...fields, ...more });
  return {
    state,
    tell,
    secret,
    /** The id of a secret that was on the page before it was reloaded; null where none was. */
    unseen: unseen?.id ?? null,
    refresh: router.refresh,
    refreshed,
    /** The new secret was stored, and is hidden. */
    done: () => {
      letGo();
      say("Secret hidden. It can’t be shown again.");
    },
    verified: () => {
      say("Verified: a token was issued with the new secret.");
      // Only the question is over: a leaked secret still has to be deleted.
      tell({ is: "backed-out" });
    },
    undone: () => say("The old secret works again. Both secrets are valid, so a rotation is in progress."),
    start: { ...start, begin: () => start.send(formWith()) },
    finish: {
      ...finish,
      end: (secretId: string, typedName: string) =>
        finish.send(formWith({ secretId, usesNewSecret: "on", typedName })),
    },
    cancel: {
      ...cancel,
      end: (secretId: string, typedName: string) => cancel.send(formWith({ secretId, typedName })),
    },
    revoke: {
      ...revoke,
      end: (secretId: string, typedName: string) => revoke.send(formWith({ secretId, typedName })),
      /** Adds a secret first; the next click deletes the leaked one. */
      replace: (leaked: string) => {
        tell({ is: "replacing", leaked });
        start.send(formWith());
      },
    },
  };
}
