import type { UnseenSecret } from "@/components/secrets/use-unseen-secret";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { routes } from "@/lib/domain/routes";

type Props = { poolId: string; unseen: UnseenSecret; onRead: () => void };

/** Says which client was made before the page was reloaded, and how it gets a secret that somebody has. */
export function UnseenClient({ poolId, unseen: { id, name }, onRead }: Props) {
  return (
    <Notice
      tone="warn"
      title={`${name} was created before this page was reloaded`}
      actions={
        <>
          <ButtonLink href={routes.clientSecrets(poolId, id)}>Open its secrets</ButtonLink>
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
      . Its secret cannot be shown again. If you did not store it, start a rotation on its Secrets page: that
      adds a new secret, and finishing the rotation deletes this one.
    </Notice>
  );
}
