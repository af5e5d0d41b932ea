import { useId } from "react";
import { Checkbox } from "@/components/ui/form/checkbox";
import { TextField } from "@/components/ui/form/text-field";
import { ownerShape } from "@/lib/domain/access/owner-draft";

type Props = {
  /** The teams that are known, to suggest; another one has to be confirmed. */
  teams: readonly string[];
  hint: string;
  isOptional?: boolean;
  team: string;
  onType: (team: string) => void;
  error: string | undefined;
};

/** The team that owns a client or a resource server, by the name of its sign-in group. */
export function TeamField({ teams, hint, isOptional = false, team, onType, error }: Props) {
  const listId = useId();
  const typed = ownerShape.ownerTeam.safeParse(team).data ?? null;
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label="Owner team"
        name="ownerTeam"
        list={listId}
        maxLength={105}
        hint={hint}
        isOptional={isOptional}
        value={team}
        onChange={(event) => onType(event.target.value)}
        error={error}
      />
      <datalist id={listId}>
        {teams.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      {typed === null || teams.includes(typed) ? null : (
        <Checkbox
          // The confirmation is for this spelling only.
          key={typed}
          name="newTeam"
          value={typed}
          label={`${typed} is a new team`}
          description="No client or resource server in this pool belongs to it yet. Only members of a group with exactly this name get its permissions."
        />
      )}
    </div>
  );
}
