"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { TextField } from "@/components/ui/text-field";
import type { ScopePolicy } from "@/lib/domain/ownership";
import type { Problem } from "@/lib/domain/problem";
import type { Scope } from "@/lib/domain/scope";

type Props = {
  scopes: readonly Scope[];
  policy: ScopePolicy;
  fields: Problem["fields"];
  edited: (name: string) => void;
};

/** Who may grant which scope, as it is typed. What nobody has touched follows the policy when somebody else changes it. */
export function PolicyFields({ scopes, policy, fields, edited }: Props) {
  const [team, setTeam] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  return (
    <>
      <TextField
        label="Owner team"
        name="ownerTeam"
        maxLength={105}
        hint="A sign-in group such as team-orders. Its operators grant every scope of this resource server."
        value={team ?? policy.team ?? ""}
        onChange={(event) => {
          setTeam(event.target.value);
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
            checked={opened.get(name) ?? policy.openScopes.includes(name)}
            onChange={(event) => {
              setOpened(new Map(opened).set(name, event.target.checked));
              edited("openScopes");
            }}
          />
        ))}
      </Fieldset>
    </>
  );
}
