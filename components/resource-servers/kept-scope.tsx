import { HoldersLink } from "@/components/resource-servers/holders-link";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { TextField } from "@/components/ui/form/text-field";
import type { Scope } from "@/lib/domain/scope";
import type { ScopeUsage } from "@/lib/domain/scope/holder";
import { descriptionProblem } from "@/lib/domain/scope/server-draft";
import { own } from "@/lib/domain/text/own";

type Props = {
  poolId: string;
  scope: Scope;
  /** The typed description; null where the scope is to be removed. */
  typed: string | null;
  onType: (description: string | null) => void;
  usage: ScopeUsage | null;
  /** The page that removes a scope that clients hold or may hold. */
  removalHref: string;
};

/** An existing scope: its description, its holders, and the button that removes it. */
export function KeptScope({ poolId, scope, typed, onType, usage, removalHref }: Props) {
  const { full, name, description } = scope;
  const isUnused = usage?.isWhole === true && !own(usage.scopes, full);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would read both legends with every field.
    <div role="group" aria-label={full} className="rounded-card border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <code className={`min-w-0 font-mono text-code wrap-anywhere ${typed === null ? "line-through" : ""}`}>
          {full}
        </code>
        <span className="flex flex-wrap items-center gap-2">
          <HoldersLink poolId={poolId} scope={full} usage={usage} />
          {isUnused ? (
            <Button
              size="small"
              variant="quiet"
              aria-label={typed === null ? `Keep ${name}` : `Remove ${name}`}
              onClick={() => onType(typed === null ? description : null)}
            >
              {typed === null ? "Keep" : "Remove"}
            </Button>
          ) : (
            <ButtonLink size="small" variant="quiet" href={removalHref} aria-label={`Remove ${name}`}>
              Remove
            </ButtonLink>
          )}
        </span>
      </div>
      {typed === null ? (
        <p role="status" className="mt-2 text-table text-danger-ink">
          No clients use it. It’s removed when you save.
        </p>
      ) : (
        <div className="mt-2">
          <TextField
            label="Description"
            name={`description of ${name}`}
            maxLength={256}
            value={typed}
            onChange={(event) => onType(event.target.value)}
            error={typed === description ? undefined : descriptionProblem(typed)}
          />
        </div>
      )}
    </div>
  );
}
