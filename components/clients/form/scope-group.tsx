import { ChevronRight } from "lucide-react";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/form/checkbox";
import { SelectAll } from "@/components/ui/form/select-all";
import { type Scope, scopesInWords } from "@/lib/domain/scope";
import type { ScopeGroup as Group, ScopeChoice } from "@/lib/domain/scope/choice";

type Props = Pick<ScopeChoice, "restricted"> & {
  group: Group;
  /** Whether the group holds only what a search found. */
  isSearch: boolean;
  selected: ReadonlySet<string>;
  choose: (scopes: readonly string[], isChosen: boolean) => void;
  /** Opens or closes the group; null where all groups stay open. */
  toggle: (() => void) | null;
};

/** The scopes of one resource server, one checkbox each, and one for all of them, drawn or not. */
export function ScopeGroup({ group, isSearch, restricted, selected, choose, toggle }: Props) {
  const { server, found, isOpen } = group;
  const id = useId();
  const all = found.map((scope) => scope.full).filter((scope) => !(scope in restricted));
  const chosen = all.filter((scope) => selected.has(scope)).length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would read both legends with every box.
    <div
      role="group"
      aria-labelledby={`${id}-name`}
      className="min-w-0 rounded-card border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
        <div className="min-w-0 flex-1 basis-56">
          <h3 id={`${id}-name`} className="font-medium wrap-anywhere">
            {toggle === null ? (
              server.name
            ) : (
              <button
                type="button"
                aria-expanded={isOpen}
                aria-controls={isOpen ? `${id}-scopes` : undefined}
                onClick={toggle}
                className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-chip pr-1 text-left hover:bg-hover"
              >
                <ChevronRight
                  aria-hidden="true"
                  className={`size-4 shrink-0 text-ink-muted ${isOpen ? "rotate-90" : ""}`}
                />
                <span className="min-w-0 wrap-anywhere">{server.name}</span>
              </button>
            )}
          </h3>
          <p className={`text-small wrap-anywhere text-ink-muted ${toggle === null ? "" : "pl-4"}`}>
            {server.name === server.identifier ? null : (
              <span className="font-mono">{server.identifier} · </span>
            )}
            <span className="tabular-nums">{countInWords(found.length, chosen, isSearch)}</span>
          </p>
        </div>
        <SelectAll
          label={allOf(group, all.length, isSearch)}
          selected={chosen}
          of={all.length}
          onSelect={(isSelected) => choose(all, isSelected)}
        />
      </div>
      {isOpen ? (
        <div id={`${id}-scopes`} className="flex flex-col gap-3 border-t border-line p-3">
          {found.map((scope) => (
            <Checkbox
              key={scope.full}
              value={scope.full}
              label={scope.full}
              description={aboutScope(scope, restricted[scope.full])}
              mark={scope.full in restricted ? <Badge>Restricted</Badge> : undefined}
              disabled={scope.full in restricted}
              mono
              checked={selected.has(scope.full)}
              onChange={(event) => choose([scope.full], event.target.checked)}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** What the box for all of a group takes: never only what is drawn, and never what the person cannot grant. */
function allOf({ server, found }: Group, count: number, isSearch: boolean): string {
  if (isSearch) return `All ${count} found in ${server.name}`;
  return count < found.length ? `All ${count} you can grant in ${server.name}` : `All of ${server.name}`;
}

function countInWords(count: number, chosen: number, isSearch: boolean): string {
  const scopes = `${scopesInWords(count)}${isSearch ? " found" : ""}`;
  return chosen > 0 ? `${scopes}, ${chosen} selected` : scopes;
}

const aboutScope = ({ description }: Scope, askWhom: string | undefined) =>
  askWhom === undefined ? (
    description
  ) : (
    <>
      {description} <span className="block">Ask {askWhom} to grant it.</span>
    </>
  );
