"use client";

import { useState } from "react";
import { CreateClientForm, type NewClientForm } from "@/components/clients/form/create-client-form";
import { NewClientPanel } from "@/components/clients/form/new-client-panel";
import { UnseenClient } from "@/components/clients/form/unseen-client";
import { useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { useUnseenSecret } from "@/components/secrets/use-unseen-secret";
import type { NewClient } from "@/lib/domain/client/client";

/** First the form; once the client is made, its secret takes the form's place, once. */
export function CreateClient({ create, ...props }: NewClientForm) {
  const [made, setMade] = useState<Omit<NewClient, "secret"> | null>(null);
  const { secret, hold } = useOneTimeSecret();
  const { unseen, note, forget } = useUnseenSecret(`made ${props.poolId}`);
  // Taken at first sight: what the server renders after the action must not replace them.
  const [intentId] = useState(props.intentId);
  if (made)
    return <NewClientPanel poolId={props.poolId} client={made} secret={secret} tokenUrl={props.tokenUrl} />;
  return (
    <>
      {unseen ? <UnseenClient poolId={props.poolId} unseen={unseen} onRead={forget} /> : null}
      <CreateClientForm
        {...props}
        intentId={intentId}
        create={create}
        onMade={({ secret: born, ...client }) => {
          hold(born);
          note({ id: client.clientId, name: client.name });
          setMade(client);
        }}
      />
    </>
  );
}
