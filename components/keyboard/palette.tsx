"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { FileText, History, KeyRound, type LucideIcon, Search, Server, ShieldCheck, Zap } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { KeyCap } from "@/components/keyboard/key-cap";
import type { OverlayProps } from "@/components/keyboard/overlay";
import { useAnswer } from "@/components/keyboard/use-answer";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { pageContent } from "@/components/shell/page-content";
import { AppLink } from "@/components/ui/app-link";
import { backdropLook, dialogLook } from "@/components/ui/dialog-look";
import { LONGEST_SEARCH } from "@/lib/domain/list/url";
import type { Entry, Group } from "@/lib/domain/palette/entry";

/** Searches clients, scopes, resource servers, pages and actions, and opens what is chosen. */
export function Palette({ isOpen, onClose, path, firstText }: OverlayProps) {
  /** Where the chosen entry leads; null while none is chosen. */
  const chosen = useRef<string | null>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(willBeOpen) => willBeOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLook} />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-hidden px-2 pt-2 sm:pt-[12dvh]">
          <Dialog.Popup
            aria-label="Search"
            finalFocus={() => wayOn(chosen)}
            className={`${dialogLook} max-h-[min(32rem,calc(100dvh-1rem))] max-w-form overflow-hidden`}
          >
            <SearchBox
              path={path}
              firstText={firstText}
              onChoose={(href) => {
                chosen.current = href;
                onClose();
              }}
            />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/**
 * Where the focus goes: back to the opener, or to the page that was chosen. `Keyboard` puts it on a fragment, once that
 * page is there.
 */
function wayOn(chosen: RefObject<string | null>): HTMLElement | boolean {
  const href = chosen.current;
  chosen.current = null;
  if (href === null) return true;
  const [page, id] = href.split("#");
  if (id === undefined || page === location.pathname)
    return (id === undefined ? null : document.getElementById(id)) ?? pageContent() ?? false;
  return false;
}

type BoxProps = { path: string; firstText: string; onChoose: (href: string) => void };

/** Lives only while the dialog is open, so that each search begins empty. */
function SearchBox({ path, firstText, onChoose }: BoxProps) {
  const [text, setText] = useState(firstText);
  const { answer, isSettled } = useAnswer(text, path);
  const list = useRef<HTMLDivElement>(null);
  /** Whether Enter was pressed before the answer to the text was there. */
  const isAwaited = useRef(false);
  const groups = answer?.groups ?? [];
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);

  // It opens the first entry of the right answer, never one of an earlier text.
  useEffect(() => {
    if (!isSettled || !isAwaited.current) return;
    isAwaited.current = false;
    list.current?.querySelector("a")?.click();
  }, [isSettled]);

  return (
    <Autocomplete.Root
      open
      inline
      items={groups.map((group) => ({ ...group, items: group.entries }))}
      filter={null}
      value={text}
      onValueChange={(next, { reason }) => reason !== "item-press" && setText(next)}
      itemToStringValue={({ title }: Entry) => title}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-2 border-b border-line px-3 has-focus-visible:outline-none">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <Autocomplete.Input
          aria-label="Search clients, scopes, pages and actions"
          placeholder="Search clients, scopes, pages and actions"
          maxLength={LONGEST_SEARCH}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            isAwaited.current = event.key === "Enter" && !isSettled;
            if (!isAwaited.current) return;
            event.preventDefault();
            event.preventBaseUIHandler();
          }}
          className="min-h-12 min-w-0 flex-1 bg-transparent text-body outline-none"
        />
        <Dialog.Close className="rounded-chip border border-line px-1.5 py-0.5 text-small text-ink-muted hover:bg-hover hover:text-ink">
          Close
        </Dialog.Close>
      </div>
      <Autocomplete.Status className="sr-only">
        {isSettled && answer?.message === null ? `${count} ${count === 1 ? "result" : "results"}` : ""}
      </Autocomplete.Status>
      <div className="min-h-24 flex-1 overflow-y-auto overscroll-contain" ref={list}>
        <Unfound answer={answer} isSettled={isSettled} count={count} />
        <Autocomplete.List className="not-empty:p-2">
          {(group: Group) => (
            <Autocomplete.Group key={group.label} items={[...group.entries]} className="not-last:mb-2">
              <Autocomplete.GroupLabel className="truncate px-2 py-1 text-small font-medium text-ink-muted">
                {group.label}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: Entry) => (
                  <Autocomplete.Item
                    key={`${entry.title} ${entry.href}`}
                    value={entry}
                    onClick={(event) => {
                      // Another tab or window: the palette stays.
                      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onChoose(entry.href);
                    }}
                    render={<AppLink href={entry.href} tabIndex={-1} />}
                    className="flex min-h-10 items-center gap-3 rounded-control px-2 py-1 outline-none data-highlighted:bg-hover forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-solid forced-colors:data-highlighted:-outline-offset-2 forced-colors:data-highlighted:outline-[Highlight]"
                  >
                    <EntryLine entry={entry} icon={icons[group.kind]} />
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
      <p className="border-t border-line px-3 py-2 text-small text-ink-muted max-sm:hidden">
        <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> to move, <KeyCap>Enter</KeyCap> to open, <KeyCap>Esc</KeyCap> to
        close
      </p>
    </Autocomplete.Root>
  );
}

const icons: Record<Group["kind"], LucideIcon> = {
  clients: KeyRound,
  recent: History,
  actions: Zap,
  servers: Server,
  scopes: ShieldCheck,
  pages: FileText,
};

function EntryLine({ entry, icon: Icon }: { entry: Entry; icon: LucideIcon }) {
  const { title, detail, environment } = entry;
  return (
    <>
      <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
        <span className="max-w-full truncate font-medium">{title}</span>
        {detail ? <span className="max-w-full truncate text-small text-ink-muted">{detail}</span> : null}
      </span>
      {environment ? <EnvironmentBadge name={environment} /> : null}
    </>
  );
}

type UnfoundProps = Pick<ReturnType<typeof useAnswer>, "answer" | "isSettled"> & { count: number };

/** What stands in place of entries: that they are coming, that there are none, or why. */
function Unfound({ answer, isSettled, count }: UnfoundProps) {
  if (count > 0) return null;
  const sentence =
    answer === null || !isSettled ? "Searching…" : (answer.message ?? `Nothing matches “${answer.text}”.`);
  return (
    <p role={answer?.message ? "alert" : undefined} className="px-4 py-6 wrap-anywhere text-ink-muted">
      {sentence}
    </p>
  );
}
