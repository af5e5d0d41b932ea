"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { ViewNameForm } from "@/components/clients/list/view-name-form";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/domain/result";

/** A saved view with its address; `trouble` says why it cannot be opened, and is null where it can. */
export type ViewLink = {
  readonly viewId: string;
  readonly name: string;
  readonly href: string;
  readonly trouble: string | null;
  /** Whether the list shows it just now. */
  readonly isCurrent: boolean;
};

type Props = {
  poolId: string;
  view: ViewLink;
  rename: FormAction<unknown>;
  remove: FormAction<unknown>;
  /** Called with a sentence that says what was done. */
  onDone: (sentence: string) => void;
};

/** One saved view: its link, and below it the form that renames or deletes it. */
export function SavedViewRow({ poolId, view, rename, remove, onDone }: Props) {
  const { viewId, name, trouble } = view;
  const [doing, setDoing] = useState<"renaming" | "deleting" | null>(null);
  const renameButton = useRef<HTMLButtonElement>(null);
  const deleteButton = useRef<HTMLButtonElement>(null);
  const deletion = useFormAction(remove, () => onDone(`“${name}” was deleted.`));

  function leave(button: HTMLButtonElement | null) {
    setDoing(null);
    button?.focus();
  }

  return (
    <li className="flex flex-col gap-2 px-4 py-2">
      <div className="flex items-center justify-between gap-2">
        <ViewName view={view} />
        <span className="flex shrink-0">
          <Button
            ref={renameButton}
            size="small"
            variant="quiet"
            aria-label={`Rename the view ${name}`}
            aria-expanded={doing === "renaming"}
            onClick={() => setDoing(doing === "renaming" ? null : "renaming")}
          >
            <Pencil aria-hidden="true" />
          </Button>
          <Button
            ref={deleteButton}
            size="small"
            variant="quiet"
            aria-label={`Delete the view ${name}`}
            aria-expanded={doing === "deleting"}
            onClick={() => setDoing(doing === "deleting" ? null : "deleting")}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </span>
      </div>
      {trouble === null ? null : (
        <p className="text-table text-warn-ink">{trouble} The view can’t be opened; delete it.</p>
      )}
      {doing === "renaming" ? (
        <ViewNameForm
          label={`New name of ${name}`}
          initial={name}
          known={{ poolId, viewId }}
          act={rename}
          submitLabel="Rename view"
          onDone={(given) => {
            onDone(`Renamed to “${given}”.`);
            leave(renameButton.current);
          }}
        >
          <Button size="small" variant="quiet" onClick={() => leave(renameButton.current)}>
            Cancel
          </Button>
        </ViewNameForm>
      ) : null}
      {doing === "deleting" ? (
        <div className="flex flex-col gap-2 text-table">
          {deletion.refused ? <ProblemNotice problem={deletion.refused} /> : null}
          <p>Delete this view? Clients aren’t affected.</p>
          <div className="flex flex-wrap gap-2">
            <Button
              size="small"
              pending={deletion.isPending}
              pendingLabel="Deleting…"
              onClick={() => deletion.send(formOf({ poolId, viewId }))}
            >
              Delete view
            </Button>
            <Button size="small" variant="quiet" onClick={() => leave(deleteButton.current)}>
              Cancel
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  );
}

function ViewName({ view: { name, href, trouble, isCurrent } }: { view: ViewLink }) {
  if (trouble !== null) return <span className="min-w-0 wrap-anywhere text-ink-muted">{name}</span>;
  return (
    <AppLink
      href={href}
      aria-current={isCurrent ? "true" : undefined}
      className="min-w-0 rounded-chip font-medium wrap-anywhere text-accent-text hover:underline aria-[current=true]:text-ink"
    >
      {name}
    </AppLink>
  );
}
