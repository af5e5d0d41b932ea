import { CheckList } from "@/components/tokens/check-list";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { type Check, faultsIn, notesIn } from "@/lib/domain/token/checks";

/** Whether an API would accept a token, what is wrong with it, and every check. */
export function TokenVerdict({ checks }: { checks: readonly Check[] }) {
  const faults = faultsIn(checks);
  const notes = notesIn(checks);
  return (
    <>
      {faults.length === 0 ? (
        <Notice tone="ok" title="An API that checks the client ID and scopes would accept this token">
          {notes.length > 0
            ? `See below what depends on the API: ${notes.map(({ name }) => name.toLowerCase()).join(", ")}.`
            : null}
        </Notice>
      ) : (
        <Notice tone="danger" title="An API would reject this token">
          <ul className="font-medium text-ink">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card title="What an API would check">
        <CheckList checks={checks} />
      </Card>
    </>
  );
}
