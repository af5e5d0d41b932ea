"use client";

import { useState } from "react";
import { ChangeList } from "@/components/forms/change-list";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { labels } from "@/lib/domain/client/change";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { serverOf } from "@/lib/domain/scope";

type Props = {
  poolId: string;
  clientId: string;
  /** Scopes of the client that no resource server has any more; at least one. */
  dead: readonly string[];
  /** Why the person may not change the client; null where they may. */
  objection: string | null;
  intentId: string;
  drop: FormAction<unknown>;
};

/** Says that a client holds scopes which do nothing, and takes them off. */
export function DeadScopesCard({ poolId, clientId, dead, objection, intentId, drop }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { send, isPending, refused } = useFormAction(drop, (_done, { refresh }) => {
    setAsking(false);
    refresh(dead.length === 1 ? "The missing scope was removed." : "The missing scopes were removed.");
  });
  const confirm = () => send(formOf({ poolId, clientId, intentId }));
  const label = dead.length === 1 ? "Remove missing scope" : `Remove ${dead.length} missing scopes`;
  return (
    <>
      <Notice
        tone="warn"
        title={
          dead.length === 1
            ? "This client has a missing scope"
            : `This client has ${dead.length} missing scopes`
        }
        actions={objection === null ? <Button onClick={() => setAsking(true)}>{label}</Button> : undefined}
      >
        No resource server has {dead.join(", ")}. Tokens are issued without{" "}
        {dead.length === 1 ? "it" : "them"}, with no error, and Cognito rejects updates that include{" "}
        {dead.length === 1 ? "it" : "them"}. {objection} Other clients may have{" "}
        {dead.length === 1 ? "it" : "them"} too:
        <ul className="mt-1 flex flex-col gap-1">
          {dead.map((scope) => {
            const { identifier, name } = serverOf(scope);
            return (
              <li key={scope}>
                <TextLink href={routes.scopeRemoval(poolId, identifier, name)}>
                  Remove {scope} from all clients
                </TextLink>
              </li>
            );
          })}
        </ul>
      </Notice>
      <ConfirmDialog
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
        title={`${label}?`}
        confirmLabel={label}
        pending={isPending}
        pendingLabel="Removing…"
      >
        <div className="flex flex-col gap-3">
          {refused ? <ProblemNotice problem={refused} /> : null}
          {refused?.fields.scopes ? <p>{refused.fields.scopes}</p> : null}
          <p>Other settings don’t change. If the scope is created again, you need to grant it again.</p>
          <ChangeList changes={[{ label: labels.scopes, removed: dead, added: [] }]} />
        </div>
      </ConfirmDialog>
    </>
  );
}
