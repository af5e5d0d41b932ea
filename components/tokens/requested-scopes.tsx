import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";

type Props = {
  /** The client's scopes. */
  allowed: readonly string[];
  /** Those that its resource servers still have. */
  live: readonly string[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  /** Whether the request names no scope at all, neither of these nor of the other ones. */
  requestsAll: boolean;
  /** What follows the scopes. */
  children: ReactNode;
};

/** More scopes than these are folded. */
const MOST_OPEN = 8;

/** The scopes to request, out of those of the client. Many of them are folded, with their number in sight. */
export function RequestedScopes({ allowed, live, chosen, onChoose, requestsAll, children }: Props) {
  const boxes = allowed.map((scope) => (
    <Checkbox
      key={scope}
      label={scope}
      mono
      checked={chosen.has(scope)}
      onChange={({ target }) =>
        onChoose(new Set(target.checked ? [...chosen, scope] : [...chosen].filter((it) => it !== scope)))
      }
      mark={live.includes(scope) ? undefined : <Badge tone="danger">No longer exists</Badge>}
    />
  ));
  return (
    <Fieldset
      legend="Scopes to request"
      hint={requestsAll ? "None selected: Cognito grants all scopes of the client." : undefined}
    >
      {allowed.length > MOST_OPEN ? (
        <details className="rounded-control border border-line-strong bg-surface">
          <summary className="rounded-control px-3 py-1.5">
            {chosen.size} of {allowed.length} selected
          </summary>
          <div className="flex gap-2 px-3 py-1">
            <Button size="small" onClick={() => onChoose(new Set(live))}>
              Select all
            </Button>
            <Button size="small" onClick={() => onChoose(new Set())}>
              Select none
            </Button>
          </div>
          <div className="flex max-h-80 flex-col gap-2 overflow-y-auto px-3 py-2">{boxes}</div>
        </details>
      ) : (
        boxes
      )}
      {children}
    </Fieldset>
  );
}
