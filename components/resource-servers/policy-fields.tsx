import { TeamField } from "@/components/forms/team-field";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { KeptPolicy } from "@/lib/domain/access/scope-policy-draft";
import type { Problem } from "@/lib/domain/problem";
import type { Scope } from "@/lib/domain/scope";

type Props = {
  scopes: readonly Scope[];
  /** The teams that are known. */
  teams: readonly string[];
  policy: ScopePolicy;
  /** What somebody has touched. */
  typed: KeptPolicy;
  onType: (typed: KeptPolicy) => void;
  fields: Problem["fields"];
  edited: (name: string) => void;
};

/** The fields of a scope policy. An untouched field follows the policy when another person changes it. */
export function PolicyFields({ scopes, teams, policy, typed, onType, fields, edited }: Props) {
  const touched = (name: string) => typed.scopes.find((scope) => scope.name === name);
  const tick = (name: string, isOpen: boolean) =>
    onType({ ...typed, scopes: [...typed.scopes.filter((it) => it.name !== name), { name, isOpen }] });
  return (
    <>
      <TeamField
        teams={teams}
        hint="A group such as team-orders. Its operators can grant every scope of this resource server."
        team={typed.team ?? policy.team ?? ""}
        onType={(team) => {
          onType({ ...typed, team });
          edited("ownerTeam");
        }}
        error={fields.ownerTeam}
      />
      <Fieldset
        legend="Open scopes"
        hint="Every operator can grant an open scope to clients of their own team."
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
