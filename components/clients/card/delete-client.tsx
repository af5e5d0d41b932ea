"use client";

import { ActButton } from "@/components/forms/act-button";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { noKnownOwner } from "@/lib/domain/access/ownership";
import type { PoolShown } from "@/lib/domain/access/roles";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import { actButtons, routes } from "@/lib/domain/routes";
import { inWords } from "@/lib/domain/token";

type Props = {
  pool: PoolShown;
  client: AppClient;
  /** How many secrets it has; null where they could not be read. */
  secrets: number | null;
  /** The team that owns the client; null where none is known. */
  team: string | null;
  intentId: string;
  remove: FormAction<unknown>;
};

/** The button that deletes a client, after saying everything that is deleted with it. */
export function DeleteClient({ pool, client, secrets, team, intentId, remove }: Props) {
  const { clientId, name, scopes, tokenMinutes } = client;
  return (
    <ActButton
      id={actButtons.delete}
      label="Delete app client"
      variant="caution"
      question={`Delete ${name}?`}
      pendingLabel="Deleting app client…"
      act={remove}
      fields={{ poolId: pool.id, clientId, intentId }}
      typedName={typable(name)}
      danger
      leaves
      onDone={({ leave }) =>
        leave(routes.clients(pool), {
          sentence: `${name} was deleted.`,
          link: { href: routes.client(pool, clientId), label: "View record" },
        })
      }
    >
      <p>
        Token requests fail immediately. Existing tokens stay valid until they expire (up to{" "}
        {inWords(tokenMinutes)}). Cognito doesn’t report when a client was last used.
      </p>
      <DefinitionList
        items={[
          { term: "Scopes", detail: scopes.join(", ") || "None" },
          { term: "Secrets", detail: secrets === null ? "Unavailable" : String(secrets) },
          { term: "Owner team", detail: team ?? noKnownOwner },
        ]}
      />
    </ActButton>
  );
}
