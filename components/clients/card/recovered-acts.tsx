import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { ClientName } from "@/lib/domain/client/client";

type Act = ClientName & { is: "client" | "secret"; href: string };

/** What the person made and never saw the secret of, because the console stopped before it could answer. */
export function RecoveredActs({ acts }: { acts: readonly Act[] }) {
  return acts.map(({ is, clientId, name, href }) => (
    <Notice
      key={`${is} ${clientId}`}
      tone="warn"
      title={
        is === "client"
          ? `${name} was created, but its secret could not be shown`
          : `The rotation of ${name} was started, but its new secret could not be shown`
      }
      actions={<TextLink href={href}>Open {name}</TextLink>}
    >
      {is === "client"
        ? "The console stopped before it could answer you. The client is there and nobody knows its secret: add a new one, or delete the client."
        : "The console stopped before it could answer you. The older secret works on. Nobody knows the new one: delete it on the client’s page, then start again."}
    </Notice>
  ));
}
