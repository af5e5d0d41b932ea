"use client";

import { useState } from "react";
import { CreateClientForm } from "@/components/clients/form/create-client-form";
import { NewClientPanel } from "@/components/clients/form/new-client-panel";
import { useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import type { NewClient } from "@/lib/domain/client/client";
import type { ClientSource } from "@/lib/domain/client/template";
import type { FormAction } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";

type Props = {
  poolId: string;
  environment: string;
  /** Null while the pool has no domain. */
  tokenUrl: string | null;
  servers: readonly ResourceServer[];
  /** The person's own teams. */
  teams: readonly string[];
  /** Scopes that the person may not grant, and whom to ask for them. */
  restricted: Readonly<Record<string, string>>;
  /** Whether the person may add scopes to this pool. */
  mayAddScopes: boolean;
  /** The client that the new one is begun from; null for none. */
  source: ClientSource | null;
  /** Lets the server carry out this form once. */
  intentId: string;
  create: FormAction<NewClient>;
};

/** First the form; once the client is made, its secret takes the form's place, once. */
export function CreateClient({ create, ...props }: Props) {
  const [made, setMade] = useState<Omit<NewClient, "secret"> | null>(null);
  const { secret, hold } = useOneTimeSecret();
  // Taken at first sight: what the server renders anew after the action must not replace them.
  const [intentId] = useState(props.intentId);
  if (made)
    return <NewClientPanel poolId={props.poolId} client={made} secret={secret} tokenUrl={props.tokenUrl} />;
  return (
    <CreateClientForm
      {...props}
      intentId={intentId}
      create={create}
      onMade={({ secret: born, ...client }) => {
        hold(born);
        setMade(client);
      }}
    />
  );
}
