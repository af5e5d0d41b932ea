"use client";

import { SecretPanel } from "@/components/secrets/secret-panel";
import { useProof } from "@/components/secrets/use-proof";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { Moment } from "@/components/ui/text/moment";
import type { AppClient } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import { secretFiles } from "@/lib/domain/secret/files";
import type { NewSecret } from "@/lib/domain/secret/secret";

type Props = {
  poolId: string;
  client: AppClient;
  born: Omit<NewSecret, "secret">;
  /** Null once it has been wiped. */
  secret: string | null;
  /** Null while the pool has no domain; undefined if its domain could not be read. */
  tokenUrl: string | null | undefined;
  prove: FormAction<{ provenAt: string | null }>;
  onProven: () => void;
  onDone: () => void;
};

/** A secret that was just added, shown once, with the proof that it works. */
export function BornSecret({ poolId, client, born, secret, tokenUrl, prove, onProven, onDone }: Props) {
  const { clientId, name, scopes } = client;
  const files =
    secret !== null && tokenUrl
      ? secretFiles({ clientId, clientSecret: secret, tokenUrl, scopes, name })
      : [];
  return (
    <SecretPanel secret={secret} clientName={name} createdAt={born.createdAt} files={files} onDone={onDone}>
      {secret === null ? null : (
        <Proof
          poolId={poolId}
          clientId={clientId}
          secret={secret}
          provenAt={born.provenAt}
          prove={prove}
          onProven={onProven}
        />
      )}
    </SecretPanel>
  );
}

function Proof(props: Parameters<typeof useProof>[0]) {
  const { state, again } = useProof(props);
  if (state.is === "asking")
    return (
      <p role="status" className="flex items-center gap-2 text-ink-muted">
        <Spinner />
        {state.seconds === 0
          ? "Verifying the secret at the token endpoint…"
          : `Cognito’s token endpoint doesn’t accept it yet. Retrying for up to 3 minutes, ${state.seconds} seconds so far…`}
      </p>
    );
  if (state.is === "proven")
    return (
      <Notice tone="ok" title="Verified: a token was issued">
        The last one <Moment at={state.provenAt} />. Both secrets are valid. Update every service to the new
        one, then finish the rotation.
      </Notice>
    );
  return (
    <Notice
      tone="warn"
      title="Couldn’t verify the secret"
      actions={
        <Button size="small" onClick={again}>
          Verify again
        </Button>
      }
    >
      {state.message} The secret exists. Until it’s verified, you need to type the client name to finish the
      rotation.
    </Notice>
  );
}
