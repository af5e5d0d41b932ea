import { ChangeList } from "@/components/forms/change-list";
import { Card } from "@/components/ui/card";
import type { Difference } from "@/lib/domain/client/difference";

/** What saving the form of a client would change, as it is typed. */
export function EditSummary({ changes }: { changes: readonly Difference[] }) {
  return (
    <Card title="What will change">
      <div className="flex flex-col gap-3 text-table">
        {changes.length === 0 ? (
          <p className="text-ink-muted">Nothing yet.</p>
        ) : (
          <ChangeList changes={changes} />
        )}
        <p className="text-ink-muted">Other settings don’t change. Existing tokens aren’t affected.</p>
      </div>
    </Card>
  );
}
