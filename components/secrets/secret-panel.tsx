"use client";

import { KeyRound } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { SecretCopies } from "@/components/secrets/secret-copies";
import { SecretValue } from "@/components/secrets/secret-value";
import { useLeaveGuard } from "@/components/secrets/use-leave-guard";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Notice } from "@/components/ui/notice";
import { Moment } from "@/components/ui/text/moment";
import type { SecretFile } from "@/lib/domain/secret/files";

type Props = {
  /** Null once it has been wiped. */
  secret: string | null;
  clientName: string;
  createdAt: string;
  /** More forms to take the secret in; none where it has been wiped. */
  files: readonly SecretFile[];
  onDone: () => void;
  /** Shown below the secret, such as its client's id. */
  children?: ReactNode;
};

/**
 * The only place that shows a secret, once. The secret cannot be lost by accident: it stays until a person confirms
 * that it is stored, and leaving before that asks once.
 */
export function SecretPanel({ secret, clientName, createdAt, files, onDone, children }: Props) {
  const [isTaken, setTaken] = useState(false);
  const [isStored, setStored] = useState(false);
  const isSafe = secret === null || (isTaken && isStored);
  const guard = useLeaveGuard(!isSafe);
  const panel = useRef<HTMLElement>(null);
  const id = useId();

  useEffect(() => panel.current?.focus(), []);

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby={id}
      className="flex flex-col gap-4 rounded-card border-2 border-accent bg-surface p-4 outline-none sm:p-6"
    >
      <div className="flex items-start gap-3">
        <KeyRound aria-hidden="true" className="mt-1 size-5 shrink-0 text-accent-text" />
        <div className="min-w-0">
          <h2 id={id} className="text-section font-semibold">
            Client secret
          </h2>
          <p className="text-ink-muted wrap-anywhere">
            For {clientName}, created <Moment at={createdAt} />. Copy it now. It won’t be shown again.
          </p>
        </div>
      </div>
      {secret === null ? (
        <Notice tone="info" title="The secret was cleared from this page">
          Secrets are shown for 15 minutes, or until you leave the page. If you lose it, add a new one.
        </Notice>
      ) : (
        <>
          <SecretValue secret={secret} />
          <SecretCopies secret={secret} files={files} onTaken={() => setTaken(true)} />
        </>
      )}
      {children}
      {secret === null ? null : (
        <Checkbox
          label="I have stored this secret"
          checked={isStored}
          onChange={(event) => setStored(event.target.checked)}
        />
      )}
      <div>
        <Button onClick={() => (isSafe ? onDone() : guard.ask(onDone))}>Done</Button>
      </div>
      <ConfirmDialog
        isOpen={guard.isAsking}
        title="Leave without storing the secret?"
        cancelLabel="Stay here"
        confirmLabel="Leave"
        danger
        onCancel={guard.stay}
        onConfirm={guard.leave}
      >
        {isTaken
          ? "You haven’t confirmed that you saved it. It can’t be shown again."
          : "You haven’t copied or downloaded it yet. It can’t be shown again. If you need it later, add a new secret."}
      </ConfirmDialog>
    </section>
  );
}
