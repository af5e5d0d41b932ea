"use client";

import { SlidersHorizontal } from "lucide-react";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { AddressForm } from "@/components/ui/form/address-form";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { Later } from "@/components/ui/later";
import { PopoverPanel } from "@/components/ui/popover-panel";
import type { FilterField } from "@/lib/domain/list/filter-form";

type Props = {
  action: string;
  fields: readonly FilterField[];
  /** The other values of the URL, which stay. */
  kept: Readonly<Record<string, string>>;
};

/** The filters of the list. They live in the URL; the form only writes them there. */
export function ClientFilters({ action, fields, kept }: Props) {
  return (
    <PopoverPanel
      label="Filters"
      title="Filters"
      trigger={
        <>
          <SlidersHorizontal aria-hidden="true" className="max-sm:hidden" />
          Filters
        </>
      }
      triggerClassName={buttonLook("secondary", "small")}
      place="anchored [--width:40rem]"
    >
      <Later>
        <AddressForm
          page={action}
          onSent={closePanel}
          aria-label="Filters"
          className="grid gap-x-4 gap-y-3 p-4 sm:grid-cols-2"
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
          <Button type="submit" variant="primary" className="sm:col-span-2">
            Apply filters
          </Button>
        </AddressForm>
      </Later>
    </PopoverPanel>
  );
}

function closePanel(form: HTMLFormElement): void {
  const panel = form.closest("[popover]");
  if (panel instanceof HTMLElement) panel.hidePopover();
}
