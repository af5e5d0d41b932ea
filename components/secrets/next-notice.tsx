import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { KnownSecret } from "@/lib/domain/secret/rotation";

/** What has to be known of the newer secret before the next step; nothing about one that was simply added here. */
export function NextNotice({ next, onCancel }: { next: KnownSecret; onCancel: () => void }) {
  if (next.restores !== null)
    return (
      <Notice tone="info" title="The newer secret is the old one, restored">
        A rotation had deleted it, and an undo added its value again. Cancel the rotation to be rid of it once
        more; finish it to go back to it for good, which deletes the other one.
      </Notice>
    );
  if (next.origin === "pending")
    return (
      <Notice tone="info" title="The newer secret has no answer yet">
        This console is adding it at this moment, or stopped while it did. Reload the page in two minutes: it
        is known by then which.
      </Notice>
    );
  if (next.origin !== "unconfirmed") return null;
  return (
    <Notice
      tone="warn"
      title="The newer secret is unconfirmed"
      actions={
        <Button size="small" onClick={onCancel}>
          Delete the unconfirmed secret
        </Button>
      }
    >
      This console asked for it and never got the answer, so nobody was shown its value. Delete it, then start
      again.
    </Notice>
  );
}
