import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { ClientName } from "@/lib/domain/client";

/** Clients that the person created and never saw the secret of, because the console stopped before it could answer. */
export function RecoveredClients({ clients }: { clients: readonly (ClientName & { href: string })[] }) {
  return clients.map(({ clientId, name, href }) => (
    <Notice
      key={clientId}
      tone="warn"
      title={`${name} was created, but its secret could not be shown`}
      actions={<TextLink href={href}>Open {name}</TextLink>}
    >
      The console stopped before it could answer you. The client is there and nobody knows its secret: add a
      new one, or delete the client.
    </Notice>
  ));
}
