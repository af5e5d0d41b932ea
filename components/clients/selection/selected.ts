import { useSyncExternalStore } from "react";
import {
  isSelected,
  keysBetween,
  type ListSelection,
  selectedWith,
  selectionIn,
  selectionText,
} from "@/lib/domain/run/selection";

// Each list has a selection of its own, named by the list's address. It holds IDs, no names, and lasts as long as the
// tab, or until somebody signs out.

const selections = new Map<string, ListSelection>();
const listeners = new Set<() => void>();

/** The client that was selected last in a list, from which a range starts. */
const last = new Map<string, string>();

const storageKey = "selected-clients ";

/** What is selected in a list. Only in the browser. */
export function selectionOf(list: string): ListSelection {
  const known = selections.get(list) ?? selectionIn(kept(list));
  selections.set(list, known);
  return known;
}

/** Replaces what is selected in a list. */
export function select(list: string, selection: ListSelection): void {
  selections.set(list, selection);
  keep(list, selection);
  for (const listener of listeners) listener();
}

/**
 * Selects a client of the page, or clears it; with `isRange` all from the one before up to it. `shown` are the keys on
 * the page, in order.
 */
export function toggle(list: string, shown: readonly string[], key: string, isRange: boolean): void {
  const selection = selectionOf(list);
  const keys = isRange ? keysBetween(shown, last.get(list) ?? null, key) : [key];
  last.set(list, key);
  select(list, selectedWith(selection, shown, { keys, isOn: !isSelected(selection, key) }));
}

/** Forgets the selections of all lists. */
export function forgetSelections(): void {
  selections.clear();
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(storageKey)) sessionStorage.removeItem(key);
  } catch {
    // Nothing is kept.
  }
  for (const listener of listeners) listener();
}

/** What is selected in a list; null until the browser has read it. */
export const useSelection = (list: string): ListSelection | null =>
  useSyncExternalStore(
    subscribe,
    () => selectionOf(list),
    () => null,
  );

/** Whether a client is selected; null until the browser has read it. */
export const useIsSelected = (list: string, key: string): boolean | null =>
  useSyncExternalStore(
    subscribe,
    () => isSelected(selectionOf(list), key),
    () => null,
  );

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function kept(list: string): string {
  try {
    return sessionStorage.getItem(`${storageKey}${list}`) ?? "";
  } catch {
    return "";
  }
}

function keep(list: string, selection: ListSelection): void {
  try {
    sessionStorage.setItem(`${storageKey}${list}`, selectionText(selection));
  } catch {
    // The browser keeps nothing: the selection ends with the document.
  }
}
