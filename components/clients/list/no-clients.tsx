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
    hidden > 0 ? `${hidden} for people’s sign-in would fit: choose “All kinds” above to see them.` : null;
  if (filtersOf(search).length > 0 || search.kind !== undefined)
    return (
      <EmptyState
        title={isIncomplete ? "No client that was read so far fits." : "No client fits these filters."}
        action={<ButtonLink href={clearHref}>Clear the filters</ButtonLink>}
      >
        {forPeople}
      </EmptyState>
    );
  if (search.q !== undefined)
    return (
      <EmptyState
        title={notFound(search.q, isIncomplete, hidden > 0)}
        action={<ButtonLink href={clearHref}>Clear the search</ButtonLink>}
      >
        {forPeople}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<KeyRound />}
      title={
        isIncomplete
          ? "No app client for machines has been listed so far."
          : "This pool has no app clients for machines yet."
      }
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
  if (isIncomplete) return `No client read so far has “${text}” in its name, ID or scopes.`;
  if (isHidden) return `No client for machines has “${text}” in its name, ID or scopes.`;
  return `No client has “${text}” in its name, ID or scopes.`;
}
