import { useState } from "react";
import { TeamField } from "@/components/forms/team-field";
import { TextField } from "@/components/ui/form/text-field";
import type { TypedOwner } from "@/lib/domain/access/owner-draft";

type Props = {
  /** The teams that are known. */
  teams: readonly string[];
  /** Whether the person has to name a team. */
  needsTeam: boolean;
  /** The initial values of the fields. */
  owner: TypedOwner;
  fields: Readonly<Record<string, string>>;
  edited: (name: keyof TypedOwner, typed: string) => void;
};

/** The fields of a client’s owner. The console stores it, because Cognito has no place for it. */
export function OwnerFields({ teams, needsTeam, owner, fields, edited }: Props) {
  const [team, setTeam] = useState(owner.ownerTeam);
  const one = (name: "contact" | "purpose" | "ticket", label: string, hint: string) => (
    <TextField
      label={label}
      name={name}
      maxLength={256}
      hint={hint}
      isOptional
      defaultValue={owner[name]}
      onChange={(event) => edited(name, event.target.value)}
      error={fields[name]}
    />
  );
  return (
    <div className="@container">
      <div className="grid gap-x-4 gap-y-6 @md:grid-cols-2">
        <TeamField
          teams={teams}
          hint="Its operators can edit this client."
          isOptional={!needsTeam}
          team={team}
          onType={(typed) => {
            setTeam(typed);
            edited("ownerTeam", typed);
          }}
          error={fields.ownerTeam}
        />
        {one("contact", "Contact", "Person, channel or email for problems.")}
        {one("purpose", "Purpose", "What this client is used for.")}
        {one("ticket", "Ticket", "Link or number, for example OPS-123.")}
      </div>
    </div>
  );
}
