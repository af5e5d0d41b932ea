import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Problem } from "@/lib/domain/problem";

type Props = { isPending: boolean; refused: Problem | null; onDelete: () => void };

/** Between the two steps of an emergency: the new secret is there, and the leaked one still works. */
export function LeakedNotice({ isPending, refused, onDelete }: Props) {
  return (
    <Notice
      tone="danger"
      title="The leaked secret still works"
      actions={
        <Button
          variant="danger"
          pending={isPending}
          pendingLabel="Deleting the leaked secret…"
          onClick={onDelete}
        >
          Delete the leaked secret
        </Button>
      }
    >
      {refused ? refused.message : "Delete it as soon as you have the new one below."}
    </Notice>
  );
}
