import { X } from "lucide-react";
import { useRef } from "react";
import { MiddleCut } from "@/components/ui/text/middle-cut";

type Props = {
  scopes: readonly string[];
  remove: (scope: string) => void;
};

/** The selected scopes as chips that can be removed. Its height is fixed, so that the boxes below never move. */
export function SelectedScopes({ scopes, remove }: Props) {
  const tray = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would read both legends with every chip.
    <div
      ref={tray}
      role="group"
      aria-label="Selected scopes"
      tabIndex={-1}
      className="h-20 overflow-y-auto rounded-control border border-line bg-sunken p-2"
    >
      {scopes.length === 0 ? (
        <p className="text-table text-ink-muted">No scopes selected.</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {scopes.map((scope) => (
            <li
              key={scope}
              className="flex max-w-full min-w-0 items-center rounded-chip border border-line bg-surface pl-2 sm:max-w-[calc(50%-0.25rem)]"
            >
              <MiddleCut text={scope} keep={18} mono />
              <button
                type="button"
                aria-label={`Remove ${scope}`}
                className="grid size-6 shrink-0 place-items-center rounded-chip text-ink-muted hover:bg-hover hover:text-ink"
                onClick={({ currentTarget }) => {
                  const chip = currentTarget.closest("li");
                  const next = (chip?.nextElementSibling ?? chip?.previousElementSibling)?.querySelector(
                    "button",
                  );
                  (next ?? tray.current)?.focus();
                  remove(scope);
                }}
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
