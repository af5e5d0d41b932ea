import type { ReactNode } from "react";
import { type Endpoints, EndpointsCard } from "@/components/clients/card/endpoints-card";
import { GrantedScopesCard } from "@/components/clients/card/granted-scopes-card";
import { SecretsCard } from "@/components/clients/card/secrets-card";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { Moment } from "@/components/ui/text/moment";
import type { PoolShown } from "@/lib/domain/access/roles";
import { type AppClient, isM2m } from "@/lib/domain/client/client";
import { routes } from "@/lib/domain/routes";
import type { ResourceServer } from "@/lib/domain/scope";
import type { AgedSecret } from "@/lib/domain/secret/rotation";
import type { MaxAge } from "@/lib/domain/secret/secret";
import { inWords } from "@/lib/domain/token";

type Props = {
  pool: PoolShown;
  client: AppClient;
  /** Null where they could not be read; `secretsMessage` says why. */
  secrets: readonly AgedSecret[] | null;
  secretsMessage: string;
  /** The age above which a secret is marked; null for never. */
  maxAge: MaxAge | null;
  /** The pool's resource servers; null where they could not be read. */
  servers: readonly ResourceServer[] | null;
  /** Null where they could not be read. */
  endpoints: Endpoints | null;
  /** The card with the owner. */
  ownership: ReactNode;
};

/** A client's secrets, settings, scopes, endpoints and owner. Cards in a row are equally high. */
export function ClientOverview(props: Props) {
  const { pool, client, secrets, secretsMessage, maxAge, servers, endpoints, ownership } = props;
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <SecretsCard
        secrets={secrets}
        message={secretsMessage}
        maxAge={maxAge}
        href={isM2m(client.kind) ? routes.clientSecrets(pool, client.clientId) : null}
      />
      <Card title="Settings">
        <DefinitionList
          items={[
            { term: "Access token lifetime", detail: inWords(client.tokenMinutes) },
            { term: "Created", detail: <Moment at={client.createdAt} /> },
            { term: "Last changed", detail: <Moment at={client.changedAt} /> },
          ]}
        />
      </Card>
      <div className="min-w-0 lg:col-span-2">
        <GrantedScopesCard scopes={client.scopes} servers={servers} />
      </div>
      <EndpointsCard poolId={pool.id} endpoints={endpoints} />
      {ownership}
    </div>
  );
}
