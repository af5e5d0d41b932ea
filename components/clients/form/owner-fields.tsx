import { useState } from "react";
import { TeamField } from "@/components/forms/team-field";
import { Fieldset } from "@/components/ui/form/fieldset";
import { TextField } from "@/components/ui/form/text-field";
import type { TypedOwner } from "@/lib/domain/access/owner-draft";

type Props = {
  /** The teams that are known. */
  teams: readonly string[];
  /** The initial values of the fields. */
  owner: TypedOwner;
  fields: Readonly<Record<string, string>>;
  edited: (name: keyof TypedOwner, typed: string) => void;
};

/** The owner of a client. The console stores it, because Cognito has no place for it. */
export function OwnerFields({ teams, owner, fields, edited }: Props) {
  const [team, setTeam] = useState(owner.ownerTeam);
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
      <TeamField
        teams={teams}
        hint="A sign-in group such as team-orders. Its operators may change the client."
        team={team}
        onType={(typed) => {
          setTeam(typed);
          edited("ownerTeam", typed);
        }}
        error={fields.ownerTeam}
      />
      {one("contact", "Contact", "A person, channel or address that answers when the client misbehaves.")}
      {one("purpose", "Purpose", "What it is for, in a sentence.")}
      {one("ticket", "Ticket", "Where it was asked for.")}
    </Fieldset>
  );
}
