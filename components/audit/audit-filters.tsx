"use client";

import { useEffect, useRef } from "react";
import { AddressForm } from "@/components/ui/form/address-form";
import { FilterPanel } from "@/components/ui/form/filter-panel";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { actionInWords, outcomeInWords } from "@/lib/domain/audit/words";
import { type Choice, choicesWith } from "@/lib/domain/list/field-choices";
import { routes } from "@/lib/domain/routes";

type Props = {
  /** The values of the URL by field, valid or not. */
  entered: Readonly<Record<string, string>>;
  /** The error sentences of the fields that are invalid. */
  errors: Readonly<Record<string, string>>;
  environments: readonly string[];
  actions: readonly string[];
  outcomes: readonly string[];
};

/** The filters of the audit trail. They live in the URL; the form only writes them there. */
export function AuditFilters({ entered, errors, environments, actions, outcomes }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const address = JSON.stringify(entered);

  const shown = useRef(address);

  // Back, forward and "Clear filters" change the address while the form stays mounted. What was typed before the page’s
  // script was there stays.
  useEffect(() => {
    if (shown.current === address) return;
    shown.current = address;
    form.current?.reset();
  }, [address]);

  const active = Object.keys({ ...entered, ...errors }).length;

  const field = (name: string) => ({ name, defaultValue: entered[name] ?? "", error: errors[name] });
  return (
    <AddressForm ref={form} page={routes.audit} role="search" aria-label="Filters">
      <FilterPanel
        page={routes.audit}
        active={active}
        beginsOpen={Object.keys(errors).length > 0}
        columns="lg:grid-cols-4"
      >
        <TextField
          label="Person"
          placeholder="Part of an email address"
          maxLength={320}
          {...field("person")}
        />
        <TextField label="Client" placeholder="Name or ID" maxLength={128} {...field("client")} />
        <SelectField
          label="Environment"
          {...field("environment")}
          options={choicesWith(
            "All environments",
            environments.map((name) => ({ value: name, label: name })),
            entered.environment,
          )}
        />
        <SelectField
          label="Action"
          {...field("action")}
          options={choicesWith(
            "All actions",
            byLabel(actions.map((action) => ({ value: action, label: actionInWords(action) }))),
            entered.action,
          )}
        />
        <SelectField
          label="Outcome"
          {...field("outcome")}
          options={choicesWith(
            "All outcomes",
            byLabel(outcomes.map((outcome) => ({ value: outcome, label: outcomeInWords(outcome) }))),
            entered.outcome,
          )}
        />
        <SelectField
          label="Changes outside Clientele"
          {...field("outside")}
          options={choicesWith("Shown", elsewhere, entered.outside)}
        />
        <TextField label="From (UTC)" type="date" {...field("from")} />
        <TextField label="Until (UTC)" type="date" {...field("to")} />
      </FilterPanel>
    </AddressForm>
  );
}

/** Choices for changes made outside the console: after a bulk change, their rows would hide all others. */
const elsewhere = [
  { value: "hidden", label: "Hidden" },
  { value: "only", label: "Only these" },
];

/** By what people read. Where two values have one label, the value tells them apart. */
function byLabel(choices: readonly Choice[]): Choice[] {
  const isDouble = ({ label }: Choice) => choices.filter((it) => it.label === label).length > 1;
  return choices
    .map((choice) => (isDouble(choice) ? { ...choice, label: `${choice.label} (${choice.value})` } : choice))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}
