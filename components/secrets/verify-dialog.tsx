"use client";

import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { PASTED_MS, useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SecretField } from "@/components/ui/form/secret-field";
import type { FormAction } from "@/lib/domain/result";
import type { Proof } from "@/lib/domain/secret/rotation";

type Props = {
  fields: Readonly<Record<"poolId" | "clientId", string>>;
  /** The secret to verify. */
  secretId: string;
  prove: FormAction<Proof>;
  onCancel: () => void;
  onVerified: () => void;
};

/** Verifies a secret that is not on the page any more, from its pasted value, which is wiped like every secret. */
export function VerifyDialog({ fields, secretId, prove, onCancel, onVerified }: Props) {
  const { secret, hold } = useOneTimeSecret(PASTED_MS);
  const [error, setError] = useState<string | undefined>();
  const form = useFormAction(prove, (proof) => {
    const wrong = whyNot(proof, secretId);
    setError(wrong);
    if (wrong !== undefined) return;
    hold(null);
    onVerified();
  });
  const shown = error ?? form.fields.secret;
  return (
    <ConfirmDialog
      isOpen
      onCancel={onCancel}
      onConfirm={() => {
        setError(secret === null ? "Paste the new secret." : undefined);
        if (secret !== null) form.send(formOf({ ...fields, secret }));
      }}
      title="Verify the new secret"
      confirmLabel="Verify"
      pending={form.isPending}
      pendingLabel="Verifying…"
    >
      <div className="flex flex-col gap-3">
        {form.refused && shown === undefined ? <ProblemNotice problem={form.refused} /> : null}
        <SecretField
          label="New secret"
          hint="Sent only to the token endpoint, to request one token. The field is cleared after that, or after 2 minutes of inactivity."
          error={shown}
          value={secret ?? ""}
          onType={(typed) => {
            hold(typed);
            setError(undefined);
            form.edited("secret");
          }}
        />
      </div>
    </ConfirmDialog>
  );
}

function whyNot(proof: Proof, secretId: string): string | undefined {
  if (proof.provenAt === null) return "The token endpoint rejects this value. Paste the new secret.";
  return proof.secretIds.includes(secretId)
    ? undefined
    : "This value works, but it isn’t the new secret. Paste the new one.";
}
