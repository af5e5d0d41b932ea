import { KeyRound } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { filtersOf } from "@/lib/domain/list/url";

type Props = {
  search: ClientSearch;
  /** The page that creates a client; null where the person may not. */
  newHref: string | null;
  /** Clients that fit but are for people's sign-in, while only those for machines are asked for. */
  hidden: number;
  /** Whether clients that may fit have not been listed or read yet. */
  isIncomplete: boolean;
  clearHref: string;
};

/** An empty list: why it is empty, as far as that is known, and what to do. */
export function NoClients({ search, newHref, hidden, isIncomplete, clearHref }: Props) {
  const forPeople =
    hidden > 0 ? `User sign-in clients that match: ${hidden}. Choose “All kinds” above to see them.` : null;
  if (filtersOf(search).length > 0 || search.kind !== undefined)
    return (
      <EmptyState
        title={isIncomplete ? "No loaded clients match these filters." : "No clients match these filters."}
        action={<ButtonLink href={clearHref}>Clear filters</ButtonLink>}
      >
        {forPeople}
      </EmptyState>
    );
  if (search.q !== undefined)
    return (
      <EmptyState
        title={notFound(search.q, isIncomplete, hidden > 0)}
        action={<ButtonLink href={clearHref}>Clear search</ButtonLink>}
      >
        {forPeople}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<KeyRound />}
      title={isIncomplete ? "No M2M app clients loaded so far." : "There are no M2M app clients yet."}
      action={
        newHref ? (
          <ButtonLink href={newHref} variant="primary">
            Create app client
          </ButtonLink>
        ) : undefined
      }
    />
  );
}

function notFound(text: string, isIncomplete: boolean, isHidden: boolean): string {
  if (isIncomplete) return `No client loaded so far has “${text}” in its name, ID or scopes.`;
  if (isHidden) return `No M2M client has “${text}” in its name, ID or scopes.`;
  return `No client has “${text}” in its name, ID or scopes.`;
}
