import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { TextField } from "@/components/ui/form/text-field";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { Problem } from "@/lib/domain/problem";
import type { Scope } from "@/lib/domain/scope";
import type { KeptPolicy } from "@/lib/domain/access/scope-policy-draft";

type Props = {
  scopes: readonly Scope[];
  policy: ScopePolicy;
  /** What somebody has touched. */
  typed: KeptPolicy;
  onType: (typed: KeptPolicy) => void;
  fields: Problem["fields"];
  edited: (name: string) => void;
};

/** Who may grant which scope, as it is typed. What nobody has touched follows the policy when somebody else changes it. */
export function PolicyFields({ scopes, policy, typed, onType, fields, edited }: Props) {
  const touched = (name: string) => typed.scopes.find((scope) => scope.name === name);
  const tick = (name: string, isOpen: boolean) =>
    onType({ ...typed, scopes: [...typed.scopes.filter((it) => it.name !== name), { name, isOpen }] });
  return (
    <>
      <TextField
        label="Owner team"
        name="ownerTeam"
        maxLength={105}
        hint="A sign-in group such as team-orders. Its operators grant every scope of this resource server."
        value={typed.team ?? policy.team ?? ""}
        onChange={(event) => {
          onType({ ...typed, team: event.target.value });
          edited("ownerTeam");
        }}
        error={fields.ownerTeam}
      />
      <Fieldset
        legend="Open scopes"
        hint="Every operator may grant an open scope to clients of their own team."
        error={fields.openScopes}
      >
        {scopes.map(({ full, name, description }) => (
          <Checkbox
            key={full}
            name="openScopes"
            value={name}
            label={full}
            description={description}
            mono
            checked={touched(name)?.isOpen ?? policy.openScopes.includes(name)}
            onChange={(event) => {
              tick(name, event.target.checked);
              edited("openScopes");
            }}
          />
        ))}
      </Fieldset>
    </>
  );
}
