"use client";

import { type ComponentProps, useEffect } from "react";
import { ExportSelected } from "@/components/clients/selection/export-selected";
import { select, useSelection } from "@/components/clients/selection/selected";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { isSelected, type ListSelection, nothingSelected, selectedCount } from "@/lib/domain/run/selection";
import { clientsInWords } from "@/lib/domain/scope/holder";

type Props = {
  /** The list whose selection this is. */
  list: string;
  /** The keys of the clients on the page. */
  shown: readonly string[];
  /** The search of the page, without its page and order, and how many clients match. */
  query: string;
  matches: number;
  /** The page that changes the selected clients; null where the person may change none. */
  changeHref: string | null;
  exportOf: ComponentProps<typeof ExportSelected>["exportOf"];
};

/** What can be done with the selected clients. It stays in sight at the bottom of the window while some are selected. */
export function SelectionBar({ list, shown, query, matches, changeHref, exportOf }: Props) {
  const selection = useSelection(list);
  const isOther = selection?.is === "search" && selection.query !== query;
  useEffect(() => {
    // “All that match” was about another search.
    if (isOther) select(list, nothingSelected);
  }, [list, isOther]);
  const count = selection === null || isOther ? 0 : selectedCount(selection);
  const isWholePage = shown.every((key) => selection !== null && isSelected(selection, key));
  return (
    <>
      <p role="status" className="sr-only">
        {selection === null || count === 0 ? null : countInWords(selection, shown)}
      </p>
      {selection === null || count === 0 ? null : (
        <section
          aria-label="Selected clients"
          data-selection-bar
          className="bottom-2 z-10 flex flex-wrap items-center gap-2 rounded-card border border-line-strong bg-raised px-3 py-2 text-table shadow-float [@media(min-height:30rem)]:sticky"
        >
          <p aria-hidden="true" className="mr-auto font-medium tabular-nums">
            {countInWords(selection, shown)}
          </p>
          {selection.is === "clients" && isWholePage && matches > shown.length ? (
            <Button
              size="small"
              variant="quiet"
              onClick={() => select(list, { is: "search", query, matches })}
            >
              Select all {matches.toLocaleString("en")} that match
            </Button>
          ) : null}
          {changeHref === null ? null : (
            <ButtonLink href={changeHref} variant="primary" size="small">
              Change…
            </ButtonLink>
          )}
          <ExportSelected selection={selection} exportOf={exportOf} />
          <Button size="small" variant="quiet" onClick={() => select(list, nothingSelected)}>
            Clear
          </Button>
        </section>
      )}
    </>
  );
}

function countInWords(selection: ListSelection, shown: readonly string[]): string {
  if (selection.is === "search") return `All ${clientsInWords(selection.matches)} that match selected`;
  const elsewhere = selection.keys.size - shown.filter((key) => selection.keys.has(key)).length;
  return `${clientsInWords(selection.keys.size)} selected${elsewhere > 0 ? `, ${elsewhere} of them not on this page` : ""}`;
}
