import { useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import type { Scope } from "@/lib/domain/scope";
import type { ScopeGroup as Group, ScopeChoice } from "@/lib/domain/scope/choice";

type Props = Pick<ScopeChoice, "restricted"> & {
  group: Group;
  /** Whether the group holds only what a search found. */
  isSearch: boolean;
  selected: ReadonlySet<string>;
  choose: (scopes: readonly string[], isChosen: boolean) => void;
  /** Draws the scopes that are not shown. */
  open: () => void;
};

/** The scopes of one resource server, one checkbox each, and one for all of them, shown or not. */
export function ScopeGroup({ group, isSearch, restricted, selected, choose, open }: Props) {
  const { server, found, shown } = group;
  const all = found.map((scope) => scope.full).filter((scope) => !(scope in restricted));
  const chosen = all.filter((scope) => selected.has(scope)).length;
  const rest = found.length - shown.length;
  const boxes = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would read both legends with every box.
    <div role="group" aria-label={server.name} className="rounded-card border border-line bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-3 py-2">
        <div className="min-w-0">
          <div className="font-medium wrap-anywhere">{server.name}</div>
          {server.name === server.identifier ? null : (
            <div className="font-mono text-code wrap-anywhere text-ink-muted">{server.identifier}</div>
          )}
        </div>
        {all.length > 1 ? (
          <Checkbox
            label={isSearch ? `All ${all.length} found in ${server.name}` : `All of ${server.name}`}
            checked={chosen === all.length}
            ref={(box) => {
              if (box) box.indeterminate = chosen > 0 && chosen < all.length;
            }}
            onChange={(event) => choose(all, event.target.checked)}
          />
        ) : null}
      </div>
      <div ref={boxes} tabIndex={-1} className="flex flex-col gap-3 p-3 outline-none">
        {shown.map((scope) => (
          <Checkbox
            key={scope.full}
            name="scopes"
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
        {rest > 0 ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table text-ink-muted">
            <span className="tabular-nums">{`${shown.length} of ${found.length} shown.`}</span>
            <Button
              size="small"
              onClick={() => {
                boxes.current?.focus();
                open();
              }}
            >
              Show all {found.length}
              <span className="sr-only"> scopes of {server.name}</span>
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

const aboutScope = ({ description }: Scope, askWhom: string | undefined) =>
  askWhom === undefined ? (
    description
  ) : (
    <>
      {description} <span className="block">Ask {askWhom} to grant it.</span>
    </>
  );
