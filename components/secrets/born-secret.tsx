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
  tokenUrl: string | null;
  prove: FormAction<{ provenAt: string | null }>;
  onProven: () => void;
  onDone: () => void;
};

/** A secret that was just added, shown once, with the proof that it works. */
export function BornSecret({ poolId, client, born, secret, tokenUrl, prove, onProven, onDone }: Props) {
  const { clientId, name, scopes } = client;
  const files =
    secret !== null && tokenUrl !== null
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
          ? "Proving it at the token endpoint…"
          : `Cognito does not take it yet. Asked for ${state.seconds} seconds, asking again…`}
      </p>
    );
  if (state.is === "proven")
    return (
      <Notice tone="ok" title="Proven: it has got a token">
        The last one <Moment at={state.provenAt} />. Both secrets work now. Give the new one to every program,
        then finish the rotation.
      </Notice>
    );
  return (
    <Notice
      tone="warn"
      title="It could not be proven"
      actions={
        <Button size="small" onClick={again}>
          Prove it again
        </Button>
      }
    >
      {state.message} The secret is there; finishing the rotation asks for the client’s name as long as it is
      not proven.
    </Notice>
  );
}
