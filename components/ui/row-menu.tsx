"use client";

import { Check, Ellipsis } from "lucide-react";
import {
  type KeyboardEvent,
  type PointerEvent,
  type ToggleEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { AppLink } from "@/components/ui/app-link";

/** One entry: a link, an act of this page, or a value for the clipboard. `copies` must not be a secret. */
export type RowMenuItem = { readonly label: string } & (
  | { readonly href: string }
  | { readonly act: () => void; readonly isDanger?: boolean }
  | { readonly copies: string }
);

type Props = {
  /** The accessible name, with the object: "Actions for orders-worker". */
  label: string;
  /** Groups are separated by a line. Leave out what the person may not do; empty groups are not drawn. */
  groups: readonly (readonly RowMenuItem[])[];
};

const itemLook =
  "flex min-h-8 w-full items-center gap-2 rounded-control px-2 text-left text-table whitespace-nowrap outline-none focus:bg-hover forced-colors:focus:outline-2";

/**
 * The menu of a row, for the last cell of a `TableRow` (`<TableCell kind="actions">`): one tab stop, arrow keys inside,
 * first letters, Escape. Its entries are drawn while it is open, so a long table pays for its buttons only. An act that
 * opens a dialog finds the focus on the button, and gives it back there.
 */
export function RowMenu({ label, groups }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const isFromEnd = useRef(false);
  const [isOpen, setIsOpen] = useState(false);
  const shown = groups.filter((group) => group.length > 0);

  function openByKey(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    isFromEnd.current = event.key === "ArrowUp";
    button.current?.click();
  }

  const close = useCallback(() => {
    panel.current?.hidePopover();
    button.current?.focus();
  }, []);

  /** The entries stay until the panel is hidden: while one has the focus, the browser gives it back to the button. */
  function toggled(event: ToggleEvent) {
    if (event.newState === "closed") return setIsOpen(false);
    const items = itemsIn(panel.current);
    items.at(isFromEnd.current ? -1 : 0)?.focus();
    isFromEnd.current = false;
  }

  if (shown.length === 0) return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onKeyDown={openByKey}
        className="inline-grid size-7 place-items-center rounded-control text-ink-muted hover:bg-hover hover:text-ink aria-expanded:bg-hover"
      >
        <Ellipsis aria-hidden="true" className="size-4" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onBeforeToggle={(event) => event.newState === "open" && setIsOpen(true)}
        onToggle={toggled}
        className="popover anchored-end fixed m-0 min-w-48 rounded-card border border-line bg-raised p-1 text-left text-ink shadow-float"
      >
        {isOpen ? <Entries label={label} groups={shown} close={close} /> : null}
      </div>
    </>
  );
}

/** How long the menu says that a value was copied, before it closes. */
const COPIED_MS = 1_000;

function Entries({ label, groups, close }: Props & { close: () => void }) {
  const menu = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<{ label: string; isDone: boolean } | null>(null);

  useEffect(() => {
    if (!copied?.isDone) return;
    const timer = setTimeout(() => menu.current?.contains(document.activeElement) && close(), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied, close]);

  function move(event: KeyboardEvent) {
    const items = itemsIn(menu.current);
    const to = nextItem(items, event.key);
    if (event.key === "Tab") return close();
    if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    to.focus();
  }

  async function copy({ label: name, copies }: { label: string; copies: string }) {
    const isDone = await navigator.clipboard.writeText(copies).then(
      () => true,
      () => false,
    );
    setCopied({ label: name, isDone });
  }

  return (
    <>
      <div
        ref={menu}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={move}
        onPointerOver={focusItem}
        className="divide-y divide-line"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
          <div key={group[0]?.label} role="group" className="py-1 first:pt-0 last:pb-0">
            {group.map((item) => (
              <Entry
                key={item.label}
                item={item}
                isCopied={copied?.label === item.label && copied.isDone}
                close={close}
                copy={copy}
              />
            ))}
          </div>
        ))}
      </div>
      <p
        role="status"
        className={copied && !copied.isDone ? "max-w-48 p-2 text-small text-danger-ink" : "sr-only"}
      >
        {copied ? (copied.isDone ? "Copied" : "The browser blocked clipboard access.") : null}
      </p>
    </>
  );
}

type EntryProps = {
  item: RowMenuItem;
  isCopied: boolean;
  close: () => void;
  copy: (item: { label: string; copies: string }) => void;
};

function Entry({ item, isCopied, close, copy }: EntryProps) {
  const inside = isCopied ? (
    <>
      <Check aria-hidden="true" className="size-4 shrink-0 text-ok" /> Copied
    </>
  ) : (
    item.label
  );
  if ("href" in item)
    return (
      <AppLink href={item.href} role="menuitem" tabIndex={-1} onClick={close} className={itemLook}>
        {inside}
      </AppLink>
    );
  const isRed = "isDanger" in item && item.isDanger === true;
  function press() {
    if ("copies" in item) return copy(item);
    close();
    if ("act" in item) item.act();
  }
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={press}
      className={`${itemLook} ${isRed ? "text-danger-ink" : ""}`}
    >
      {inside}
    </button>
  );
}

const itemsIn = (root: Element | null): HTMLElement[] => [
  ...(root?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
];

/** The entry that a key moves to; undefined where the key does not move. */
function nextItem(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.findIndex((item) => item.matches(":focus"));
  if (key === "ArrowDown") return items[(at + 1) % items.length];
  if (key === "ArrowUp") return items.at(at < 1 ? -1 : at - 1);
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return after.find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()));
}

/** The pointer moves the focus as the arrow keys do, so that only one entry is marked. */
function focusItem({ target }: PointerEvent) {
  const item = target instanceof Element ? target.closest<HTMLElement>('[role="menuitem"]') : null;
  item?.focus({ preventScroll: true });
}
