"use client";

import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { AddressForm } from "@/components/ui/form/address-form";
import { SelectField } from "@/components/ui/form/select-field";
import { routes } from "@/lib/domain/routes";

type Choice = { value: string; label: string };

type Props = {
  fields: readonly { name: string; label: string; value: string; options: readonly Choice[] }[];
  /** Whether any of them is set. */
  isNarrowed: boolean;
};

/** The filters of the findings. They live in the URL; the form only writes them there. */
export function FindingFilters({ fields, isNarrowed }: Props) {
  return (
    <AddressForm page={routes.findings} role="search" aria-label="Filters">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-5">
        {fields.map(({ name, label, value, options }) => (
          <SelectField key={name} name={name} label={label} defaultValue={value} options={options} />
        ))}
        <div className="flex flex-wrap items-start gap-2 sm:col-span-full">
          <Button type="submit">Apply filters</Button>
          {isNarrowed ? (
            <ButtonLink href={routes.findings} variant="quiet">
              Clear filters
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </AddressForm>
  );
}
