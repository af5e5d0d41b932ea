"use client";

import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
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
      <FilterPanel active={active} columns="lg:grid-cols-5">
        {fields.map(({ name, label, value, options }) => (
          <SelectField key={name} name={name} label={label} defaultValue={value} options={options} />
        ))}
        <div className="flex flex-wrap items-start gap-2 sm:col-span-full">
          <Button type="submit">Apply filters</Button>
          {active > 0 ? (
            <ButtonLink href={routes.findings} variant="quiet">
              Clear filters
            </ButtonLink>
          ) : null}
        </div>
      </FilterPanel>
    </AddressForm>
  );
}
