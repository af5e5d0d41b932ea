import { useState } from "react";
import { TeamField } from "@/components/forms/team-field";
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

/** The fields of a client’s owner. The console stores it, because Cognito has no place for it. */
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
    <>
      <TeamField
        teams={teams}
        hint="A group such as team-orders. Its operators can edit this client."
        team={team}
        onType={(typed) => {
          setTeam(typed);
          edited("ownerTeam", typed);
        }}
        error={fields.ownerTeam}
      />
      {one("contact", "Contact", "Who to contact about problems: a person, channel or email address.")}
      {one("purpose", "Purpose", "What this client is used for.")}
      {one("ticket", "Ticket", "Link or number of the request, for example OPS-123.")}
    </>
  );
}
