"use client";

import { useState } from "react";
import { FormFoot } from "@/components/forms/form-foot";
import { TeamField } from "@/components/forms/team-field";
import {
  type OwnedServer,
  type Run,
  serversInWords,
  useServerOwners,
} from "@/components/resource-servers/use-server-owners";
import { EmptyState } from "@/components/ui/empty-state";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { SelectAll } from "@/components/ui/form/select-all";
import { isUngranted, noKnownOwner, type ScopePolicy } from "@/lib/domain/access/ownership";
import type { FormAction } from "@/lib/domain/result";
import { type ResourceServer, scopesInWords } from "@/lib/domain/scope";

type Props = {
  poolId: string;
  servers: readonly OwnedServer[];
  /** The teams that are known. */
  knownTeams: readonly string[];
  save: FormAction<unknown>;
};

/** One owner team, or self-service scopes, for many resource servers at once. Those without either are selected at first. */
export function ServerOwnersForm({ poolId, servers, knownTeams, save }: Props) {
  const ungranted = servers.filter(({ policy }) => isUngranted(policy)).map((it) => it.server.identifier);
  const [selected, select] = useState<ReadonlySet<string>>(new Set(ungranted));
  const [team, setTeam] = useState("");
  const [opensScopes, setOpening] = useState(false);
  const { run, start } = useServerOwners(poolId, save);
  const chosen = servers.filter(({ server }) => selected.has(server.identifier));
  const refused = run.refused?.problem ?? null;
  const [missing, setMissing] = useState<Missing | null>(null);
  const toggle = (identifiers: readonly string[], isChosen: boolean) =>
    select((known) =>
      isChosen
        ? new Set([...known, ...identifiers])
        : new Set([...known].filter((it) => !identifiers.includes(it))),
    );
  if (servers.length === 0)
    return <EmptyState title="No resource servers yet">There is nothing to assign an owner to.</EmptyState>;
  return (
    <Form
      objection={missing ?? refused}
      className="flex max-w-form flex-col gap-6"
      onSubmit={(event) => {
        const newTeam = String(new FormData(event.currentTarget).get("newTeam") ?? "");
        const lack = missingIn(chosen.length, team.trim(), opensScopes);
        setMissing(lack);
        if (lack === null)
          void start(chosen, { team: team.trim(), newTeam, opensScopes }, (it) => toggle([it], false));
      }}
    >
      <Fieldset
        legend="Resource servers"
        hint={`${chosen.length} of ${servers.length} selected.`}
        error={missing?.servers}
      >
        <SelectAll
          label="All resource servers"
          selected={chosen.length}
          of={servers.length}
          onSelect={(isSelected) =>
            toggle(
              servers.map(({ server }) => server.identifier),
              isSelected,
            )
          }
        />
        {servers.map(({ server, policy }) => (
          <Checkbox
            key={server.identifier}
            label={server.name}
            description={grantsInWords(server, policy)}
            checked={selected.has(server.identifier)}
            onChange={(event) => toggle([server.identifier], event.target.checked)}
          />
        ))}
      </Fieldset>
      <Fieldset legend="Who can grant their scopes">
        <TeamField
          teams={knownTeams}
          hint="A group such as team-orders. Leave it empty to keep the current owners."
          isOptional
          team={team}
          onType={setTeam}
          error={missing?.team ?? refused?.fields.ownerTeam}
        />
        <Checkbox
          label="Make all their scopes self-service"
          description="Every operator can then grant them to clients of their own team."
          checked={opensScopes}
          onChange={(event) => setOpening(event.target.checked)}
        />
      </Fieldset>
      <FormFoot
        label={`Save for ${serversInWords(chosen.length)}`}
        pendingLabel={`Saving: ${run.done} of ${run.of}`}
        isPending={run.is === "running"}
        refused={refused}
        status={runInWords(run)}
      />
    </Form>
  );
}

/** The sentences for missing input, by field. */
type Missing = { readonly servers?: string; readonly team?: string };

function missingIn(count: number, team: string, opensScopes: boolean): Missing | null {
  if (count === 0) return { servers: "Select at least one resource server." };
  return team === "" && !opensScopes
    ? { team: "Enter a team, or make all their scopes self-service." }
    : null;
}

const grantsInWords = ({ identifier, scopes }: ResourceServer, { team, openScopes }: ScopePolicy) =>
  `${identifier} · ${team ?? noKnownOwner} · ${openScopes.length} of ${scopesInWords(scopes.length)} self-service`;

function runInWords({ is, done, of, refused }: Run): string | null {
  if (is === "idle") return null;
  if (is === "running") return `${done} of ${of} saved.`;
  if (refused === null) return null;
  return `Saved for ${done} of ${of}, up to ${refused.name}. The others weren’t changed.`;
}
