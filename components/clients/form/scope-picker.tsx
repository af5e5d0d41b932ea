"use client";

import { useState } from "react";
import { ScopeGroup } from "@/components/clients/form/scope-group";
import { SelectedScopes } from "@/components/clients/form/selected-scopes";
import { Fieldset } from "@/components/ui/form/fieldset";
import { SearchField } from "@/components/ui/form/search-field";
import { Notice } from "@/components/ui/notice";
import { MOST_SCOPES } from "@/lib/domain/scope";
import {
  chosenWith,
  type ScopeGroup as Group,
  MOST_OPEN,
  type ScopeChoice,
  scopeCount,
  scopeGroups,
  whyNoScope,
} from "@/lib/domain/scope/choice";

type Props = ScopeChoice & {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  error: string | undefined;
  /** What the scopes are for, in a sentence. */
  about?: string;
};

/** From so many scopes on, there is a search, and the selected ones are shown at the top. */
const SEARCH_FROM = 12;

/** The pool's scopes by resource server, each server with a box for all of its scopes, and a search where there are many. */
export function ScopePicker({
  servers,
  restricted,
  selected,
  onChange,
  error,
  about = "Scopes this client can request.",
}: Props) {
  const [text, setText] = useState("");
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [limited, setLimited] = useState<string | null>(null);
  const noScope = whyNoScope({ servers, restricted });
  const total = scopeCount(servers);
  const isSearch = text.trim() !== "";
  const groups = scopeGroups(servers, { text, toggled });
  const found = scopesIn(groups);
  const shown = scopesIn(groups.filter(({ isOpen }) => isOpen));

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
      hint={`${about} ${selected.size} of at most ${MOST_SCOPES} selected.`}
      error={error}
    >
      {noScope === null ? null : (
        <Notice tone="warn" title="You cannot select a scope yet">
          {noScope}
        </Notice>
      )}
      {/* What is sent: a scope can be selected while its box is not drawn. */}
      {[...selected].map((scope) => (
        <input key={scope} type="hidden" name="scopes" value={scope} />
      ))}
      {total >= SEARCH_FROM ? (
        <>
          <SelectedScopes scopes={[...selected]} remove={(scope) => choose([scope], false)} />
          <SearchField
            label="Search scopes"
            name="scopeSearch"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setToggled(new Map());
            }}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        </>
      ) : null}
      <div role="status" className="text-table text-ink-muted empty:sr-only">
        {limited === null ? null : <p className="text-warn-ink">{limited}</p>}
        {isSearch ? <p className="tabular-nums">{countInWords(shown, found, total)}</p> : null}
      </div>
      {groups.map((group) => (
        <ScopeGroup
          key={group.server.identifier}
          group={group}
          isSearch={isSearch}
          restricted={restricted}
          selected={selected}
          choose={choose}
          toggle={
            total > MOST_OPEN
              ? () => setToggled(new Map(toggled).set(group.server.identifier, !group.isOpen))
              : null
          }
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

const scopesIn = (groups: readonly Group[]) => groups.reduce((sum, { found }) => sum + found.length, 0);

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
