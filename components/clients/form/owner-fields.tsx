import { useId } from "react";
import { Fieldset } from "@/components/ui/form/fieldset";
import { TextField } from "@/components/ui/form/text-field";
import type { TypedOwner } from "@/lib/domain/access/owner-draft";

type Props = {
  /** Teams to choose from; more can be typed. */
  teams: readonly string[];
  /** What the fields begin with. */
  owner: TypedOwner;
  fields: Readonly<Record<string, string>>;
  edited: (name: keyof TypedOwner, typed: string) => void;
};

/** Who answers for a client. Kept beside Cognito, which has no room for it. */
export function OwnerFields({ teams, owner, fields, edited }: Props) {
  const listId = useId();
  const one = (name: "contact" | "purpose" | "ticket", label: string, hint: string) => (
    <TextField
      label={label}
      name={name}
      maxLength={256}
      hint={hint}
      defaultValue={owner[name]}
      onChange={(event) => edited(name, event.target.value)}
      error={fields[name]}
    />
  );
  return (
    <Fieldset legend="Ownership" hint="Who answers for this client. Tokens never carry it.">
      <TextField
        label="Owner team"
        name="ownerTeam"
        list={listId}
        maxLength={105}
        hint="A sign-in group such as team-orders. Its operators may change the client."
        defaultValue={owner.ownerTeam}
        onChange={(event) => edited("ownerTeam", event.target.value)}
        error={fields.ownerTeam}
      />
      <datalist id={listId}>
        {teams.map((team) => (
          <option key={team} value={team} />
        ))}
      </datalist>
      {one("contact", "Contact", "A person, channel or address that answers when the client misbehaves.")}
      {one("purpose", "Purpose", "What it is for, in a sentence.")}
      {one("ticket", "Ticket", "Where it was asked for.")}
    </Fieldset>
  );
}
