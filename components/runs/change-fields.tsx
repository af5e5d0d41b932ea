import { LifetimeField } from "@/components/clients/form/lifetime-field";
import { ScopePicker } from "@/components/clients/form/scope-picker";
import { TeamField } from "@/components/forms/team-field";
import { RadioGroup } from "@/components/ui/form/radio-group";
import { TextField } from "@/components/ui/form/text-field";
import type { ChangeKind } from "@/lib/domain/run/change";
import type { ScopeChoice } from "@/lib/domain/scope/choice";
import { TOKEN_MINUTES } from "@/lib/domain/token";

/** What was typed for every kind of change, so that a look at another kind loses nothing. */
export type TypedChange = {
  readonly scopes: ReadonlySet<string>;
  readonly minutes: string;
  readonly isOn: boolean | null;
  readonly team: string;
  readonly contact: string;
  readonly ticket: string;
};

export const typedNothing: TypedChange = {
  scopes: new Set(),
  minutes: "60",
  isOn: null,
  team: "",
  contact: "",
  ticket: "",
};

type Props = {
  kind: ChangeKind;
  typed: TypedChange;
  onType: (more: Partial<TypedChange>, field: string) => void;
  choice: ScopeChoice;
  knownTeams: readonly string[];
  /** The sentences of the last refusal, by field. */
  fields: Readonly<Record<string, string>>;
};

/** The fields of one kind of change; none where the kind says all. */
export function ChangeFields({ kind, typed, onType, choice, knownTeams, fields }: Props) {
  if (kind === "add scopes" || kind === "remove scopes")
    return (
      <ScopePicker
        servers={choice.servers}
        // Who may change a client may take any scope off it.
        restricted={kind === "add scopes" ? choice.restricted : {}}
        about={
          kind === "add scopes"
            ? "Scopes that each client gets."
            : "Scopes that are removed from each client."
        }
        selected={typed.scopes}
        onChange={(scopes) => onType({ scopes }, "scopes")}
        error={fields.scopes}
      />
    );
  if (kind === "set lifetime")
    return (
      <LifetimeField
        minutes={typed.minutes}
        valid={lifetimeIn(typed.minutes)}
        onType={(minutes) => onType({ minutes }, "minutes")}
        hint="Existing tokens aren’t affected."
        error={fields.minutes}
      />
    );
  if (kind === "switch revocation")
    return (
      <RadioGroup
        legend="Token revocation"
        name="isOn"
        options={[
          { value: true, label: "On" },
          { value: false, label: "Off" },
        ]}
        value={typed.isOn}
        onChoose={(isOn) => onType({ isOn }, "isOn")}
        error={fields.isOn}
      />
    );
  if (kind === "set owner")
    return (
      <TeamField
        teams={knownTeams}
        hint="Its operators can edit these clients. Leave it empty to remove the owner."
        isOptional
        team={typed.team}
        onType={(team) => onType({ team }, "team")}
        error={fields.team}
      />
    );
  if (kind === "set contact")
    return (
      <TextField
        label="Contact"
        name="contact"
        maxLength={256}
        hint="Person, channel or email for problems. Leave it empty to remove the contact."
        isOptional
        value={typed.contact}
        onChange={(event) => onType({ contact: event.target.value }, "contact")}
        error={fields.contact}
      />
    );
  if (kind === "set ticket")
    return (
      <TextField
        label="Ticket"
        name="ticket"
        maxLength={256}
        hint="Link or number, for example OPS-123. Leave it empty to remove the ticket."
        isOptional
        value={typed.ticket}
        onChange={(event) => onType({ ticket: event.target.value }, "ticket")}
        error={fields.ticket}
      />
    );
  return null;
}

/** The minutes as a number; null while they are not a lifetime. */
function lifetimeIn(minutes: string): number | null {
  const value = /^\d+$/.test(minutes.trim()) ? Number(minutes) : 0;
  return value >= TOKEN_MINUTES.least && value <= TOKEN_MINUTES.most ? value : null;
}
