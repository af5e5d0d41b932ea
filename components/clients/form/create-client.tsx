"use client";

import { type ReactNode, useState } from "react";
import { CreateClientForm, type NewClientForm } from "@/components/clients/form/create-client-form";
import { NewClientPanel } from "@/components/clients/form/new-client-panel";
import { NewClientsPanel } from "@/components/clients/form/new-clients-panel";
import { useCreateEach } from "@/components/clients/form/use-create-each";
import { useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { type UnseenSecret, useUnseenSecret } from "@/components/secrets/use-unseen-secret";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { NewClient } from "@/lib/domain/client/client";
import { routes } from "@/lib/domain/routes";

/** The page of a new client. Once the client is created, its secret takes the place of the head and the form, once. */
export function CreateClient({ head, create, ...props }: NewClientForm & { head: ReactNode }) {
  const [made, setMade] = useState<Omit<NewClient, "secret"> | null>(null);
  const { secret, hold } = useOneTimeSecret();
  const { unseen, note, forget } = useUnseenSecret(`made ${props.pool.id}`);
  // Kept from the first render: a render after the action must not replace it.
  const [intentId] = useState(props.intentId);
  const each = useCreateEach(props.pool.id, create);
  if (each.rows.length > 0)
    return <NewClientsPanel pool={props.pool} rows={each.rows} secret={each.secret} />;
  if (made)
    return <NewClientPanel pool={props.pool} client={made} secret={secret} tokenUrl={props.tokenUrl} />;
  return (
    <>
      {head}
      {unseen ? <UnseenClient pool={props.pool} unseen={unseen} onRead={forget} /> : null}
      <CreateClientForm
        {...props}
        intentId={intentId}
        create={create}
        createEach={each.start}
        onMade={({ secret: born, ...client }) => {
          hold(born);
          note({ id: client.clientId, name: client.name });
          setMade(client);
        }}
      />
    </>
  );
}

type Props = { pool: PoolShown; unseen: UnseenSecret; onRead: () => void };

/** Says which client was created before the page was reloaded, and how to give it a new secret. */
function UnseenClient({ pool, unseen: { id, name }, onRead }: Props) {
  return (
    <Notice
      tone="warn"
      title={`${name} was created before this page was reloaded`}
      actions={
        <>
          <ButtonLink href={routes.clientSecrets(pool, id)}>Open its secrets</ButtonLink>
          <Button variant="quiet" onClick={onRead}>
            Dismiss
          </Button>
        </>
      }
    >
      Its client ID is{" "}
      <code translate="no" className="font-mono text-code">
        {id}
      </code>
      . Its secret can’t be shown again. If you didn’t save it, start a rotation on its Secrets page. This
      adds a new secret, and finishing the rotation deletes this one.
    </Notice>
  );
}
