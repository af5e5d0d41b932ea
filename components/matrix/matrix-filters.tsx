"use client";

import { AddressForm } from "@/components/ui/form/address-form";
import { Checkbox } from "@/components/ui/form/checkbox";
import { FilterPanel } from "@/components/ui/form/filter-panel";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { LONGEST_SEARCH } from "@/lib/domain/list/url";
import type { MatrixField } from "@/lib/domain/matrix/filter-form";
import { routes } from "@/lib/domain/routes";

type Props = {
  q: string;
  fields: readonly MatrixField[];
  /** Every environment that the person sees, and whether it is side by side. */
  environments: readonly { readonly name: string; readonly isShown: boolean }[];
};

/** The filters of the matrix and the choice of its environments. They live in the URL; the form only writes them there. */
export function MatrixFilters({ q, fields, environments }: Props) {
  const active = fields.filter(({ value }) => value !== "").length + (q === "" ? 0 : 1);
  return (
    <AddressForm page={routes.matrix} role="search" aria-label="Filters">
      <FilterPanel page={routes.matrix} active={active} columns="lg:grid-cols-5">
        <TextField label="Name or client ID" name="q" maxLength={LONGEST_SEARCH} defaultValue={q} key={q} />
        {fields.map(({ name, label, value, options }) => (
          <SelectField key={name} name={name} label={label} defaultValue={value} options={options} />
        ))}
        {environments.length > 2 ? (
          <fieldset className="flex flex-wrap gap-x-4 gap-y-2 sm:col-span-full">
            <legend className="mb-1 font-medium">Environments side by side</legend>
            {environments.map(({ name, isShown }) => (
              <Checkbox
                key={`${name} ${isShown}`}
                name="env"
                value={name}
                label={name}
                defaultChecked={isShown}
              />
            ))}
          </fieldset>
        ) : null}
      </FilterPanel>
    </AddressForm>
  );
}
