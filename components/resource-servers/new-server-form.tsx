"use client";

import { useState } from "react";
import { CliDetails } from "@/components/forms/cli-details";
import { FormFoot } from "@/components/forms/form-foot";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { useKeptDraft } from "@/components/forms/use-kept-draft";
import { AddedScopes } from "@/components/resource-servers/added-scopes";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-field";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { type KeptServer, keptServer } from "@/lib/domain/scope/kept-server";
import { serverCommand } from "@/lib/domain/scope/server-change";
import { areFine, countProblem, identifierProblem, nameProblem } from "@/lib/domain/scope/server-draft";

type Props = {
  pool: PoolShown;
  region: string;
  intentId: string;
  create: FormAction<{ identifier: string }>;
};

const nothing: KeptServer = { identifier: "", name: "", added: [] };

/** A new resource server: its identifier, which stays for ever, its name and its first scopes. */
export function NewServerForm({ pool, region, intentId, create }: Props) {
  const [tries, setTries] = useState(0);
  const { draft, keep, forget } = useKeptDraft(`new server ${pool.id}`, keptServer, nothing);
  const { send, isPending, refused, fields, edited } = useFormAction(create, (made, { leave }) => {
    forget();
    leave(routes.resourceServer(pool, made.identifier), `${draft.name.trim()} was created.`);
  });

  const { identifier, name, added } = draft;
  const scopes = added.map((scope) => ({ ...scope, description: scope.description.trim() }));
  const wrong = {
    identifier: identifierProblem(identifier),
    name: nameProblem(name),
    scopes: countProblem(added.length),
  };
  const isFine =
    (wrong.identifier ?? wrong.name ?? wrong.scopes) === undefined && areFine(identifier, [], scopes);
  const shown = (text: string, fault: string | undefined) => (text === "" && tries === 0 ? undefined : fault);
  const type = (field: keyof KeptServer, more: Partial<KeptServer>) => {
    keep({ ...draft, ...more });
    edited(field === "added" ? "scopes" : field);
  };

  return (
    <Form
      objection={refused}
      className="flex max-w-form flex-col gap-6"
      onSubmit={() => {
        setTries(tries + 1);
        if (!isFine) return;
        send(
          formOf({
            poolId: pool.id,
            intentId,
            identifier,
            name,
            scopes: scopes.map((it) => JSON.stringify(it)),
          }),
        );
      }}
    >
      <TextField
        label="Identifier"
        name="identifier"
        required
        mono
        maxLength={256}
        hint="The prefix of its scopes, often the API’s URL, for example https://api.example.com/orders. It can’t be changed later."
        value={identifier}
        onChange={(event) => type("identifier", { identifier: event.target.value })}
        error={shown(identifier, wrong.identifier) ?? fields.identifier}
      />
      <TextField
        label="Name"
        name="name"
        required
        maxLength={256}
        hint="The display name of the API, for example Orders API."
        value={name}
        onChange={(event) => type("name", { name: event.target.value })}
        error={shown(name, wrong.name) ?? fields.name}
      />
      <Fieldset
        legend="Scopes"
        hint="Scopes that clients can be granted. Operators can grant a new scope once it’s self-service or its resource server belongs to their team."
        error={wrong.scopes ?? fields.scopes}
      >
        <AddedScopes
          identifier={identifier}
          existing={[]}
          added={added}
          onChange={(next) => type("added", { added: next })}
          isTried={tries > 0}
        />
      </Fieldset>
      {isFine ? (
        <CliDetails
          command={serverCommand(
            "create-resource-server",
            { region, poolId: pool.id, identifier },
            { name, scopes },
          )}
        />
      ) : null}
      <FormFoot
        label="Create resource server"
        pendingLabel="Creating resource server…"
        isPending={isPending}
        wayOut={{ href: routes.resourceServers(pool), onLeave: forget }}
        refused={refused}
      />
    </Form>
  );
}
