"use client";

import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";

type Props = {
  /** The address of the page without filters. */
  page: string;
  /** How many filters are set. */
  active: number;
  /** Whether it begins open: a filter that is wrong has to be seen. */
  beginsOpen?: boolean;
  /** How its fields stand beside one another: classes of a grid. */
  columns: string;
  children: ReactNode;
};

/** The fields of a form of filters, and its buttons. Only narrow screens fold them. */
export function FilterPanel({ page, active, beginsOpen = false, columns, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(beginsOpen);
  return (
    <>
      <Button
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="w-full md:hidden"
      >
        <SlidersHorizontal aria-hidden="true" />
        {active === 0 ? "Filters" : `Filters (${active})`}
      </Button>
      <div
        id={id}
        className={`gap-x-4 gap-y-3 sm:grid-cols-2 md:grid ${columns} ${isOpen ? "mt-3 grid md:mt-0" : "hidden"}`}
      >
        {children}
        <div className="flex flex-wrap items-start gap-2 sm:col-span-full">
          <Button type="submit">Apply filters</Button>
          {active > 0 ? (
            <ButtonLink href={page} variant="quiet">
              Clear filters
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </>
  );
}
