"use client";

import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ComponentType, useEffect, useState, useSyncExternalStore } from "react";
import { KeyCap } from "@/components/keyboard/key-cap";
import { hasCommandKey, type Overlay, type OverlayProps } from "@/components/keyboard/overlay";
import { rememberPage } from "@/components/keyboard/recent-clients";
import { useShortcuts } from "@/components/keyboard/use-shortcuts";
import { Notice } from "@/components/ui/notice";
import type { Page } from "@/lib/domain/navigation";

type Loader = { load: () => Promise<ComponentType<OverlayProps>>; failure: string };

/** Loaded when first opened, so that no page includes them. */
const overlays: Record<Overlay, Loader> = {
  palette: {
    load: async () => (await import("@/components/keyboard/palette")).Palette,
    failure: "The search couldn’t be loaded. Reload the page and try again.",
  },
  help: {
    load: async () => (await import("@/components/keyboard/shortcut-help")).ShortcutHelp,
    failure: "The list of shortcuts couldn’t be loaded. Reload the page and try again.",
  },
};

/** The button that opens the palette, and the shortcuts of every page. */
export function Keyboard({ pages }: { pages: readonly Page[] }) {
  const path = usePathname();
  const [open, setOpen] = useState<Overlay | null>(null);
  const [loaded, setLoaded] = useState<Partial<Record<Overlay, ComponentType<OverlayProps>>>>({});
  const [failed, setFailed] = useState<Overlay | null>(null);
  const isLoading = open !== null && !loaded[open];
  const [typed, setTyped] = useTyped(isLoading);
  useEffect(() => {
    rememberPage(path);
    // An entry of the palette may lead to a button: Next scrolls to a fragment, and gives it no focus.
    document.getElementById(location.hash.slice(1))?.focus();
  }, [path]);

  function show(overlay: Overlay) {
    setTyped("");
    setOpen(overlay);
    if (loaded[overlay]) return;
    setFailed(null);
    overlays[overlay].load().then(
      (Shown) => setLoaded((known) => ({ ...known, [overlay]: Shown })),
      () => {
        setOpen(null);
        setFailed(overlay);
      },
    );
  }

  useShortcuts(pages, show);
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={() => show("palette")}
        className="inline-flex min-h-8 min-w-8 items-center justify-center gap-2 rounded-control text-ink-muted hover:bg-hover hover:text-ink sm:border sm:border-line-strong/50 sm:bg-surface sm:pr-1.5 sm:pl-2.5 lg:w-56 lg:justify-start"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="max-sm:sr-only lg:flex-1 lg:text-left">Search</span>
        <PaletteKey />
      </button>
      {failed ? (
        <div className="fixed inset-x-4 top-[calc(var(--bar)+1rem)] z-10 mx-auto max-w-form">
          <Notice tone="danger" title={overlays[failed].failure} />
        </div>
      ) : null}
      {Object.entries(loaded).map(([overlay, Shown]) => (
        <Shown
          key={overlay}
          isOpen={open === overlay}
          onClose={() => setOpen(null)}
          pages={pages}
          path={path}
          firstText={typed}
        />
      ))}
    </>
  );
}

/** What is typed while `isOn`: nothing typed right after the shortcut is lost to the loading. */
function useTyped(isOn: boolean) {
  const [typed, setTyped] = useState("");
  useEffect(() => {
    if (!isOn) return;
    function collect(event: KeyboardEvent) {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      setTyped((known) => known + event.key);
    }
    document.addEventListener("keydown", collect, true);
    return () => document.removeEventListener("keydown", collect, true);
  }, [isOn]);
  return [typed, setTyped] as const;
}

/** The key of the palette, as this system's keyboards have it. */
function PaletteKey() {
  const isApple = useSyncExternalStore(never, hasCommandKey, () => false);
  return (
    <span aria-hidden="true" className="in-data-[shortcuts=off]:hidden max-sm:hidden">
      <KeyCap>{isApple ? "⌘ K" : "Ctrl K"}</KeyCap>
    </span>
  );
}

const never = () => () => {};
