"use client";

import { useState } from "react";
import { ScopeGroup } from "@/components/clients/form/scope-group";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { SearchField } from "@/components/ui/form/search-field";
import { Notice } from "@/components/ui/notice";
import { MOST_SCOPES } from "@/lib/domain/scope";
import { chosenWith, type ScopeChoice, scopeGroups, whyNoScope } from "@/lib/domain/scope/choice";

type Props = ScopeChoice & {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  error: string | undefined;
};

const SEARCH_FROM = 12;

/** The pool's scopes by resource server, with a search and "all of this server". Chosen scopes are always shown. */
export function ScopePicker({ servers, restricted, selected, onChange, error }: Props) {
  const [text, setText] = useState("");
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [limited, setLimited] = useState<string | null>(null);
  // Scopes that were chosen when the search began stay, so that a box does not disappear when it is cleared.
  const [begun, setBegun] = useState(selected);
  const kept = new Set([...begun, ...selected]);
  const noScope = whyNoScope({ servers, restricted });
  const total = servers.reduce((sum, server) => sum + server.scopes.length, 0);
  const groups = scopeGroups(servers, { text, kept, opened });
  const found = groups.flatMap((group) => group.found.map((scope) => scope.full));
  const shown = groups.reduce((sum, group) => sum + group.shown.length, 0);
  const others = [...kept].filter((scope) => !found.includes(scope));

  function choose(scopes: readonly string[], isChosen: boolean) {
    if (!isChosen) {
      setLimited(null);
      return onChange(new Set([...selected].filter((scope) => !scopes.includes(scope))));
    }
    const next = chosenWith(selected, scopes);
    setLimited(next.left > 0 ? limitInWords(scopes.length, next.left) : null);
    onChange(next.selected);
  }

  return (
    <Fieldset
      legend="Scopes"
      hint={`Scopes this client can request. ${selected.size} of at most ${MOST_SCOPES} selected.`}
      error={error}
    >
      {noScope === null ? null : (
        <Notice tone="warn" title="You cannot select a scope yet">
          {noScope}
        </Notice>
      )}
      {total >= SEARCH_FROM ? (
        <SearchField
          label="Search scopes"
          name="scopeSearch"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setBegun(selected);
          }}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      ) : null}
      <div role="status" className="text-table text-ink-muted empty:hidden">
        {limited === null ? null : <p className="text-warn-ink">{limited}</p>}
        {text.trim() !== "" || shown < found.length ? (
          <p className="tabular-nums">{countInWords(shown, found.length, total)}</p>
        ) : null}
      </div>
      {others.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would read both legends with every box.
        <div
          role="group"
          aria-label="Selected, not found by this search"
          className="flex flex-col gap-3 rounded-card border border-line bg-surface p-3"
        >
          <div className="font-medium">Selected, not found by this search</div>
          {others.map((scope) => (
            <Checkbox
              key={scope}
              name="scopes"
              value={scope}
              label={scope}
              mono
              checked={selected.has(scope)}
              onChange={(event) => choose([scope], event.target.checked)}
            />
          ))}
        </div>
      ) : null}
      {groups.map((group) => (
        <ScopeGroup
          key={group.server.identifier}
          group={group}
          isSearch={text.trim() !== ""}
          restricted={restricted}
          selected={selected}
          choose={choose}
          open={() => setOpened(new Set([...opened, group.server.identifier]))}
        />
      ))}
      {total === 0 ? (
        <p className="text-ink-muted">
          This pool has no resource server with scopes yet. A client needs at least one scope.
        </p>
      ) : null}
    </Fieldset>
  );
}

function countInWords(shown: number, found: number, total: number): string {
  const figure = (count: number) => count.toLocaleString("en");
  if (found === 0) return "No scope contains this text.";
  const matches =
    found < total ? `${found === 1 ? "1 scope matches" : `${figure(found)} scopes match`}. ` : "";
  return shown < found ? `${matches}${figure(shown)} of ${figure(found)} scopes are shown.` : matches.trim();
}

const limitInWords = (wanted: number, left: number) =>
  wanted === 1
    ? `A client can have at most ${MOST_SCOPES} scopes. Clear one before you select another.`
    : `${wanted - left} of these ${wanted} scopes are selected: a client can have at most ${MOST_SCOPES}.`;
