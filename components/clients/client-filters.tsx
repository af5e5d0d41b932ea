"use client";

import { SlidersHorizontal, X } from "lucide-react";
import Form from "next/form";
import type { FormEvent } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { PopoverPanel } from "@/components/ui/popover-panel";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { FilterField } from "@/lib/domain/client-filters";

type Props = {
  action: string;
  fields: readonly FilterField[];
  /** What the URL holds besides: it stays. */
  kept: Readonly<Record<string, string>>;
  /** The filters that are set, each with the address without it. */
  chips: readonly { text: string; href: string }[];
};

/** The filters of the list. They live in the URL; the form only writes them there, and each set one can be removed. */
export function ClientFilters({ action, fields, kept, chips }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <PopoverPanel
        label="Filters"
        trigger={
          <>
            <SlidersHorizontal aria-hidden="true" className="size-4" />
            Filters
          </>
        }
        triggerClassName={buttonLook("secondary", "small")}
        place="top-16 left-1/2 w-96 -translate-x-1/2"
      >
        <Form
          action={action}
          scroll={false}
          onSubmit={closePanel}
          aria-label="Filters"
          className="flex flex-col p-4"
        >
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {fields.map(({ name, label, value, options, placeholder }) =>
            options ? (
              <SelectField key={name} name={name} label={label} defaultValue={value} options={options} />
            ) : (
              <TextField
                key={`${name} ${value}`}
                name={name}
                label={label}
                defaultValue={value}
                {...(placeholder !== undefined && { placeholder })}
                maxLength={256}
                mono
              />
            ),
          )}
          <Button type="submit" variant="primary">
            Apply filters
          </Button>
        </Form>
      </PopoverPanel>
      {chips.map(({ text, href }) => (
        <span
          key={text}
          className="inline-flex min-h-7 items-center gap-1 rounded-chip border border-line bg-sunken pl-2 text-table"
        >
          {text}
          <AppLink
            href={href}
            aria-label={`Remove the filter ${text}`}
            className="inline-flex size-6 items-center justify-center rounded-chip hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </AppLink>
        </span>
      ))}
    </div>
  );
}

function closePanel(event: FormEvent<HTMLFormElement>): void {
  const panel = event.currentTarget.closest("[popover]");
  if (panel instanceof HTMLElement) panel.hidePopover();
}
