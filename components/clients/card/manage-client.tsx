import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";

type Props = {
  /** The environments in which the person may create clients, each with the address of the filled-in form. */
  duplicates: readonly { environment: string; href: string }[];
  /** The buttons of the acts; null for those that the person may not use, or that change nothing now. */
  suspend: ReactNode;
  remove: ReactNode;
  /** Whom to ask for the acts that are missing; null for none. */
  objection: string | null;
};

/** What can be done with a client as a whole, a line each. Nothing where that is nothing. */
export function ManageClient({ duplicates, suspend, remove, objection }: Props) {
  const hasActs = duplicates.length > 0 || suspend !== null || remove !== null;
  if (!hasActs && objection === null) return null;
  return (
    <Card title="Manage client">
      <div className="divide-y divide-line">
        {duplicates.length > 0 ? (
          <Line text="Start a new client with the same settings, and its own ID and secret. You can review everything first.">
            {duplicates.map(({ environment, href }) => (
              <ButtonLink key={environment} href={href}>
                Duplicate in {environment}
              </ButtonLink>
            ))}
          </Line>
        ) : null}
        {suspend === null ? null : (
          <Line text="Make token requests fail until you resume the client. Secrets and scopes are kept.">
            {suspend}
          </Line>
        )}
        {remove === null ? null : (
          <Line text="Remove the client for good. This can’t be undone, and the client ID is never reused.">
            {remove}
          </Line>
        )}
        {objection === null ? null : <p className="py-3 text-ink-muted first:pt-0 last:pb-0">{objection}</p>}
      </div>
    </Card>
  );
}

function Line({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <p className="min-w-0 flex-1 basis-72 text-ink-muted">{text}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
