"use client";

import { KeyRound } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { LeaveDialog } from "@/components/secrets/leave-dialog";
import { SecretCopies } from "@/components/secrets/secret-copies";
import { SecretValue } from "@/components/secrets/secret-value";
import { useLeaveGuard } from "@/components/secrets/use-leave-guard";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Form } from "@/components/ui/form/form";
import { Notice } from "@/components/ui/notice";
import { ExactTime } from "@/components/ui/text/exact-time";
import type { SecretFile } from "@/lib/domain/secret/files";
import { SHOWN_MINUTES } from "@/lib/domain/secret/secret";

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
  const stored = useRef<HTMLInputElement>(null);
  const id = useId();

  // Copying comes first; a wiped secret leaves only "Done".
  useEffect(() => panel.current?.querySelector("button")?.focus(), []);

  const take = () => {
    setTaken(true);
    stored.current?.focus();
  };

  return (
    <section
      ref={panel}
      aria-labelledby={id}
      onCopy={() => setTaken((was) => was || isSelected(secret))}
      className="flex flex-col gap-4 rounded-card border-2 border-accent bg-surface p-4 sm:p-6"
    >
      <div className="flex items-start gap-3">
        <KeyRound aria-hidden="true" className="mt-1 size-5 shrink-0 text-accent-text" />
        <div className="min-w-0">
          <h2 id={id} className="text-section font-semibold">
            Client secret
          </h2>
          <p className="text-ink-muted wrap-anywhere">
            For {clientName}, created <ExactTime at={createdAt} />. Copy it now. It won’t be shown again.
          </p>
        </div>
      </div>
      {secret === null ? (
        <Notice tone="info" title="The secret was cleared from this page">
          Secrets are shown for {SHOWN_MINUTES} minutes, or until you leave the page. If you lose it, add a
          new one.
        </Notice>
      ) : (
        <>
          <SecretValue secret={secret} />
          <SecretCopies secret={secret} files={files} onTaken={take} />
        </>
      )}
      {children}
      <Form
        className="flex flex-col items-start gap-4"
        onSubmit={() => (isSafe ? onDone() : guard.ask(onDone))}
      >
        {secret === null ? null : (
          <Checkbox
            ref={stored}
            label="I have stored this secret"
            checked={isStored}
            onChange={(event) => setStored(event.target.checked)}
          />
        )}
        <Button type="submit">Done</Button>
      </Form>
      <LeaveDialog guard={guard} title="Leave without storing the secret?">
        {whyAsk(isTaken, isStored)} It can’t be shown again. If you need it later, add a new secret.
      </LeaveDialog>
    </section>
  );
}

/** Whether the value was selected by hand, as far as the selection says. */
const isSelected = (secret: string | null) =>
  secret !== null && window.getSelection()?.toString().includes(secret) === true;

function whyAsk(isTaken: boolean, isStored: boolean): string {
  if (isTaken) return "You haven’t confirmed that you saved it.";
  return isStored
    ? "You confirmed that you saved it, but it wasn’t copied or downloaded here."
    : "You haven’t copied or downloaded it yet.";
}
