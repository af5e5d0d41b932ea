"use client";

import { Bookmark } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { SavedViewRow, type ViewLink } from "@/components/clients/list/saved-view-row";
import { ViewNameForm } from "@/components/clients/list/view-name-form";
import { say } from "@/components/shell/toast";
import { buttonLook } from "@/components/ui/button-look";
import { Later } from "@/components/ui/later";
import { PopoverPanel } from "@/components/ui/popover-panel";
import type { FormAction } from "@/lib/domain/result";

type Props = {
  poolId: string;
  /** Null where they could not be read. */
  views: readonly ViewLink[] | null;
  /** The query to save: the list's URL without the page. */
  query: string;
  /** Why it cannot be saved; null where it can. */
  objection: string | null;
  save: FormAction<unknown>;
  rename: FormAction<unknown>;
  remove: FormAction<unknown>;
};

/** A person's saved views, to open, rename and delete, and a form that saves the current one. */
export function SavedViews({ poolId, views, query, objection, save, rename, remove }: Props) {
  const router = useRouter();
  const ground = useRef<HTMLDivElement>(null);
  const current = views?.find((view) => view.isCurrent);

  function tell(sentence: string) {
    say(sentence);
    router.refresh();
  }

  return (
    <PopoverPanel
      label={current ? `Saved views: ${current.name}` : "Saved views"}
      trigger={
        <>
          <Bookmark aria-hidden="true" className="max-sm:hidden" />
          <span className="max-w-40 truncate">{current?.name ?? "Saved views"}</span>
        </>
      }
      triggerClassName={buttonLook("secondary", "small")}
      place="anchored [--width:24rem]"
      title="Saved views"
    >
      <Later>
        {views === null ? (
          <p className="p-4 text-table text-danger-ink">
            Couldn’t load your views. Reload the page to try again.
          </p>
        ) : (
          <>
            <ul aria-label="Views" className="divide-y divide-line empty:hidden">
              {views.map((view) => (
                <SavedViewRow
                  key={view.viewId}
                  poolId={poolId}
                  view={view}
                  rename={rename}
                  remove={remove}
                  onDone={(sentence) => {
                    tell(sentence);
                    // The row that had the focus may be gone.
                    ground.current?.focus();
                  }}
                />
              ))}
            </ul>
            <div
              ref={ground}
              tabIndex={-1}
              className="border-t border-line p-4 outline-none first:border-t-0"
            >
              <ViewNameForm
                label="View name"
                hint="Saves the current search, filters and sorting."
                initial=""
                known={{ poolId, query }}
                act={save}
                submitLabel="Save view"
                objection={objection}
                onDone={(name) =>
                  tell(`“${name}” was saved. Only visible to you. Share the URL to share the view.`)
                }
              />
            </div>
          </>
        )}
      </Later>
    </PopoverPanel>
  );
}
