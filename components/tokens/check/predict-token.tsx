"use client";

import { useState } from "react";
import { AskedAndAnswer } from "@/components/tokens/asked-and-answer";
import { DemandFields } from "@/components/tokens/check/demand-fields";
import { TokenVerdict } from "@/components/tokens/token-verdict";
import { Button } from "@/components/ui/button";
import { AddressForm } from "@/components/ui/form/address-form";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { routes } from "@/lib/domain/routes";
import type { Demand } from "@/lib/domain/token/pasted";
import { type AskedClient, type PoolFacts, predict } from "@/lib/domain/token/prediction";

type Props = {
  pool: PoolShown;
  /** What was asked for: a name, or a client ID. */
  asked: string;
  found: AskedClient;
  facts: PoolFacts;
};

/** Predicts whether an API would accept a client’s token, from the client’s settings. No token is requested. */
export function PredictToken({ pool, asked, found, facts }: Props) {
  const { servers } = facts;
  const client = found.is === "one" ? found.client : null;
  const first = firstServer(client, facts);
  const [chosen, setChosen] = useState<Demand | null>(null);
  const demand = chosen ?? { identifier: first, scopes: [] };
  return (
    <AskedAndAnswer
      answer={
        client === null ? null : (
          <section aria-label="Prediction" aria-live="polite" className="flex min-w-0 flex-col gap-4">
            <p className="wrap-anywhere">
              <TextLink href={routes.client(pool, client.clientId)}>{client.name}</TextLink>, from its current
              settings, for a token with all its scopes.
            </p>
            <TokenVerdict checks={predict(client, facts, demand.scopes)} />
          </section>
        )
      }
      empty={{
        title: "No app client chosen yet",
        text: "The result appears here: what an API would check of its next token.",
      }}
    >
      <div className="flex max-w-form flex-col gap-6">
        <AddressForm page={routes.checkToken(pool)} className="flex flex-col gap-3">
          <TextField
            key={asked}
            label="App client"
            name="client"
            defaultValue={asked}
            maxLength={128}
            required
            hint="Its name or client ID. No token is requested, and nothing is charged."
          />
          <Button type="submit" variant={client === null ? "primary" : "secondary"} className="self-start">
            Choose app client
          </Button>
        </AddressForm>
        {found.is === "refused" ? <Notice tone="warn" title={found.sentence} /> : null}
        {found.is === "several" ? (
          <nav aria-label="Clients that fit">
            <ul className="flex flex-col gap-1">
              {found.clients.map(({ clientId, name }) => (
                <li key={clientId} className="wrap-anywhere">
                  <TextLink href={routes.predictToken(pool, clientId)}>{name}</TextLink>{" "}
                  <code className="font-mono text-code text-ink-muted">{clientId}</code>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        {client === null ? null : (
          <DemandFields
            servers={servers}
            demand={demand}
            hint="The scopes that your API requires."
            choose={setChosen}
          />
        )}
      </div>
    </AskedAndAnswer>
  );
}

/** The resource server that the client has scopes of; otherwise the pool’s first. */
function firstServer(client: AppClient | null, { servers }: PoolFacts): string {
  const held = servers.find(({ scopes }) => scopes.some(({ full }) => client?.scopes.includes(full)));
  return (held ?? servers[0])?.identifier ?? "";
}
