"use client";

import { useState } from "react";
import { ProtectionNotice } from "@/components/clients/card/protection-notice";
import { ChangeList } from "@/components/forms/change-list";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { labels } from "@/lib/domain/client/change";
import type { Protection } from "@/lib/domain/policy";
import type { FormAction } from "@/lib/domain/result";
import type { OfferedFix } from "@/lib/domain/token/fix";

/** The client to fix, and the acts that fix it. */
export type FixTarget = {
  readonly poolId: string;
  readonly clientId: string;
  readonly name: string;
  readonly protection: Protection;
  readonly switchOn: FormAction<unknown>;
  readonly changeScopes: FormAction<unknown>;
};

/** Offers the one change that ends a failure, after saying exactly what it changes; or says who could make it. */
export function FixOffer({ fix, fixTarget }: { fix: OfferedFix; fixTarget: FixTarget }) {
  const { poolId, clientId, name, protection, switchOn, changeScopes } = fixTarget;
  const [intentId] = useState(() => crypto.randomUUID());
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  const act = fix.is === "switch-on" ? switchOn : changeScopes;
  const { send, isPending, refused } = useFormAction(act, (_done, { refresh }) => {
    setAsking(false);
    setDone(true);
    refresh(`${name} was changed.`);
  });
  const { label, title } = wordsOf(fix, name);
  if (fix.objection !== null)
    return (
      <p>
        “{label}” would fix it. {fix.objection}
      </p>
    );

  function confirm() {
    const { addScopes, dropScopes } = fix.is === "scopes" ? fix : none;
    send(formOf({ poolId, clientId, changedAt: fix.changedAt, intentId, addScopes, dropScopes }));
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={() => setAsking(true)} unavailable={isDone}>
        {label}
      </Button>
      <span role="status">{isDone ? "Done. Request the token again." : null}</span>
      <ConfirmDialog
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
        title={title}
        confirmLabel={label}
        pending={isPending}
        pendingLabel="Changing the client…"
      >
        <div className="flex flex-col gap-3">
          {refused ? <ProblemNotice problem={refused} /> : null}
          {refused?.fields.scopes ? <p>{refused.fields.scopes}</p> : null}
          <ProtectionNotice protection={protection} />
          <p>Other settings don’t change. Existing tokens aren’t affected.</p>
          {fix.is === "scopes" ? (
            <ChangeList changes={[{ label: labels.scopes, removed: fix.dropScopes, added: fix.addScopes }]} />
          ) : (
            <p>
              Token requests with client_credentials work immediately, for all scopes of the client. This sets
              AllowedOAuthFlowsUserPoolClient to true.
            </p>
          )}
        </div>
      </ConfirmDialog>
    </div>
  );
}

/** What the button says, and what the dialog asks. */
function wordsOf(fix: OfferedFix, name: string): { label: string; title: string } {
  if (fix.is === "switch-on") return { label: "Enable OAuth", title: `Enable OAuth for ${name}?` };
  const isAdding = fix.addScopes.length > 0;
  const scopes = (isAdding ? fix.addScopes : fix.dropScopes).length === 1 ? "scope" : "scopes";
  return isAdding
    ? { label: `Allow the ${scopes}`, title: `Allow the ${scopes} for ${name}?` }
    : { label: `Remove missing ${scopes}`, title: `Remove missing ${scopes} from ${name}?` };
}

const none = { addScopes: [], dropScopes: [] };
