import { NoOwner } from "@/components/clients/card/no-owner";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { Moment } from "@/components/ui/text/moment";
import type { Owner } from "@/lib/domain/access/ownership";

/** The owner team, contact, purpose and ticket of a client; null while nobody is known to own it. */
export function OwnerFacts({ owner }: { owner: Owner | null }) {
  const none = <span className="text-ink-muted">Not given</span>;
  return (
    <DefinitionList
      items={[
        { term: "Owner team", detail: owner?.team ?? <NoOwner /> },
        { term: "Contact", detail: owner?.contact || none },
        { term: "Purpose", detail: owner?.purpose || none },
        { term: "Ticket", detail: owner?.ticket || none },
        ...(owner
          ? [
              {
                term: "Last changed",
                detail: (
                  <>
                    <Moment at={owner.changedAt} /> by {owner.changedBy}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
