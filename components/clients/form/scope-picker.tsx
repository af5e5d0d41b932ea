"use client";

import { useState } from "react";
import { ScopeGroup } from "@/components/clients/form/scope-group";
import { Fieldset } from "@/components/ui/form/fieldset";
import { SearchField } from "@/components/ui/form/search-field";
import { MOST_SCOPES, type ResourceServer } from "@/lib/domain/scope";

type Props = {
  servers: readonly ResourceServer[];
  /** Scopes that the person may not grant, and whom to ask for them. */
  restricted: Readonly<Record<string, string>>;
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  error: string | undefined;
};

/** More than this many boxes at once would slow the page; the search narrows them down. */
const MOST_SHOWN = 200;
const SEARCH_FROM = 12;

/** Every scope of the pool by resource server, with search and "all of this server". Chosen scopes stay chosen while hidden. */
export function ScopePicker({ servers, restricted, selected, onChange, error }: Props) {
  const [text, setText] = useState("");
  const total = servers.reduce((sum, server) => sum + server.scopes.length, 0);
  const groups = matching(servers, text.trim().toLowerCase());
  const shown = new Set(groups.flatMap((group) => group.scopes.map((scope) => scope.full)));
  const hidden = [...selected].filter((scope) => !shown.has(scope));

  function choose(scopes: readonly string[], isChosen: boolean) {
    const next = new Set(selected);
    for (const scope of scopes) {
      if (isChosen) next.add(scope);
      else next.delete(scope);
    }
    onChange(next);
  }

  return (
    <Fieldset
      legend="Scopes"
      hint={`What the client may ask for. ${selected.size} of at most ${MOST_SCOPES} chosen.`}
      error={error}
    >
      {total >= SEARCH_FROM ? (
        <SearchField
          label="Search scopes"
          name="scopeSearch"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      ) : null}
      {hidden.map((scope) => (
        <input key={scope} type="hidden" name="scopes" value={scope} />
      ))}
      {groups.map((server) => (
        <ScopeGroup
          key={server.identifier}
          server={server}
          restricted={restricted}
          selected={selected}
          choose={choose}
        />
      ))}
      {groups.length === 0 ? (
        <p className="text-ink-muted">
          {total === 0
            ? "This pool has no resource server with scopes yet. A client needs at least one scope."
            : "No scope contains this text."}
        </p>
      ) : null}
      {hidden.length > 0 ? (
        <p className="text-table text-ink-muted">{hidden.length} chosen but not shown here.</p>
      ) : null}
    </Fieldset>
  );
}

function matching(servers: readonly ResourceServer[], text: string): ResourceServer[] {
  let room = MOST_SHOWN;
  return servers.flatMap((server) => {
    const scopes = server.scopes
      .filter(
        ({ full, description }) =>
          full.toLowerCase().includes(text) || description.toLowerCase().includes(text),
      )
      .slice(0, room);
    room -= scopes.length;
    return scopes.length > 0 ? [{ ...server, scopes }] : [];
  });
}
