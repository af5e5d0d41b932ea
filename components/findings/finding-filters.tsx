"use client";

import { AddressForm } from "@/components/ui/form/address-form";
import { FilterPanel } from "@/components/ui/form/filter-panel";
import { SelectField } from "@/components/ui/form/select-field";
import type { FindingField } from "@/lib/domain/finding/filter-form";
import { routes } from "@/lib/domain/routes";

type Props = {
  fields: readonly FindingField[];
};

/** The filters of the findings. They live in the URL; the form only writes them there. */
export function FindingFilters({ fields }: Props) {
  const active = fields.filter(({ value }) => value !== "").length;
  return (
    <AddressForm page={routes.findings} role="search" aria-label="Filters">
      <FilterPanel page={routes.findings} active={active} columns="lg:grid-cols-5">
        {fields.map(({ name, label, value, options }) => (
          <SelectField key={name} name={name} label={label} defaultValue={value} options={options} />
        ))}
      </FilterPanel>
    </AddressForm>
  );
}
