"use client";

import { SlidersHorizontal } from "lucide-react";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { AddressForm } from "@/components/ui/form/address-form";
import { Checkbox } from "@/components/ui/form/checkbox";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { Later } from "@/components/ui/later";
import { PopoverPanel } from "@/components/ui/popover-panel";
import type { FilterField } from "@/lib/domain/list/filter-form";

type Props = {
  action: string;
  fields: readonly FilterField[];
  /** The other names and values of the URL, which stay. */
  kept: readonly (readonly [name: string, value: string])[];
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
          {kept.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          {fields.map((field) => (
            <Field key={`${field.name} ${field.is === "one" ? "" : field.values.join(" ")}`} field={field} />
          ))}
          <Button type="submit" variant="primary" className="sm:col-span-2">
            Apply filters
          </Button>
        </AddressForm>
      </Later>
    </PopoverPanel>
  );
}

function Field({ field }: { field: FilterField }) {
  const { name, label, values } = field;
  if (field.is === "one")
    return <SelectField name={name} label={label} defaultValue={values[0] ?? ""} options={field.options} />;
  if (field.is === "text")
    return [...values, ""].map((value, index) => (
      <TextField
        key={value}
        name={name}
        label={index === 0 ? label : `Or another ${label.toLowerCase()}`}
        defaultValue={value}
        placeholder={field.placeholder}
        maxLength={256}
        mono
      />
    ));
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="pb-1 font-medium">{label}</legend>
      <div className="flex max-h-36 flex-col gap-1.5 overflow-y-auto rounded-control border border-line-strong p-2 text-table">
        {field.options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            defaultChecked={values.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function closePanel(form: HTMLFormElement): void {
  const panel = form.closest("[popover]");
  if (panel instanceof HTMLElement) panel.hidePopover();
}
