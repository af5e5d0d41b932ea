import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { CopyButton } from "@/components/ui/text/copy-button";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { Moment } from "@/components/ui/text/moment";
import { type AppClient, isM2m } from "@/lib/domain/client/client";
import { isTooOld, type MaxAge, type Secret } from "@/lib/domain/secret/secret";
import { inWords } from "@/lib/domain/token";

type Props = {
  client: AppClient;
  /** Null where they could not be read; `secretsMessage` says why. */
  secrets: readonly Secret[] | null;
  secretsMessage: string;
  /** The age above which a secret is marked; null for never. */
  maxAge: MaxAge | null;
  /** What each scope is for, by full name; a scope that is missing here is dead. Null where unknown. */
  descriptions: ReadonlyMap<string, string> | null;
  /** The pool's token endpoint; `tokenUrl` is null for a pool without a domain. Null where unknown. */
  endpoint: { readonly tokenUrl: string | null } | null;
  /** Whether the page already says why the client gets no tokens. */
  isSuspended: boolean;
  /** The card with the owner. */
  ownership: ReactNode;
};

/** A client's scopes, settings, secrets and owner, with notices on what is unusual. */
export function ClientOverview(props: Props) {
  const { client, secrets, secretsMessage, maxAge, descriptions, endpoint, isSuspended, ownership } = props;
  return (
    <div className="flex flex-col gap-6">
      {client.unreadable ? (
        <Notice tone="warn" title="Some settings could not be read">
          Cognito returned values that Clientele doesn’t recognise in{" "}
          <code className="font-mono text-code wrap-anywhere">{client.unreadable.join(", ")}</code>. They
          aren’t shown, and this client can’t be edited or exported here.
        </Notice>
      ) : null}
      {isM2m(client.kind) ? null : (
        <Notice tone="info" title="This isn’t an M2M client">
          {client.kind === "dcr"
            ? "Self-registered (DCR) client. Cognito doesn’t allow its secrets to be managed."
            : "User sign-in client. Clientele shows it but doesn’t change it."}
        </Notice>
      )}
      {isM2m(client.kind) && !client.isOAuthOn && !isSuspended ? (
        <Notice tone="warn" title="Token requests are disabled">
          Token requests fail with <code className="font-mono text-code">invalid_grant</code> because OAuth is
          disabled for this client.
        </Notice>
      ) : null}
      {client.kind === "mixed" ? (
        <Notice tone="warn" title="User sign-in is enabled for this client">
          These user sign-in flows are enabled: {client.authFlows.join(", ")}. M2M clients don’t need them.
        </Notice>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <Card title="Scopes" hint={`${client.scopes.length} granted`}>
            <ScopeList scopes={client.scopes} descriptions={descriptions} />
          </Card>
          {ownership}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Card title="Settings">
            <DefinitionList
              items={[
                { term: "Access token lifetime", detail: inWords(client.tokenMinutes) },
                { term: "Token endpoint", detail: <TokenEndpoint endpoint={endpoint} /> },
                { term: "Created", detail: <Moment at={client.createdAt} /> },
                { term: "Last changed", detail: <Moment at={client.changedAt} /> },
              ]}
            />
          </Card>
          <Card title="Secrets" hint="Secret values are shown only once, at creation.">
            <SecretList secrets={secrets} message={secretsMessage} maxAge={maxAge} />
          </Card>
        </div>
      </div>
    </div>
  );
}

function TokenEndpoint({ endpoint }: Pick<Props, "endpoint">) {
  if (endpoint === null) return "Unavailable";
  if (endpoint.tokenUrl === null) return "The pool has no domain.";
  return (
    <span className="flex items-center gap-1">
      <code translate="no" className="min-w-0 font-mono text-code wrap-anywhere">
        {endpoint.tokenUrl}
      </code>
      <CopyButton value={endpoint.tokenUrl} what="token endpoint" size="small" variant="quiet" compact />
    </span>
  );
}

function ScopeList({
  scopes,
  descriptions,
}: {
  scopes: readonly string[];
  descriptions: Props["descriptions"];
}) {
  if (scopes.length === 0) return <p className="text-ink-muted">No scopes.</p>;
  return (
    <ul className="divide-y divide-line">
      {scopes.map((scope) => (
        <li key={scope} className="py-2 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-2">
            <code className="font-mono text-code wrap-anywhere">{scope}</code>
            {isDead(scope, descriptions) ? <Badge tone="danger">No longer exists</Badge> : null}
          </div>
          <div className="text-table wrap-anywhere text-ink-muted">
            {isDead(scope, descriptions)
              ? "No resource server has this scope. Tokens are issued without it, with no error."
              : descriptions?.get(scope)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Scopes without a slash, such as openid, belong to no resource server. */
const isDead = (scope: string, descriptions: Props["descriptions"]) =>
  descriptions !== null && scope.includes("/") && !descriptions.has(scope);

type SecretListProps = Pick<Props, "secrets" | "maxAge"> & { message: string };

function SecretList({ secrets, message, maxAge }: SecretListProps) {
  if (secrets === null) return <p className="text-ink-muted">{message}</p>;
  if (secrets.length === 0) return <p className="text-ink-muted">No secret: this is a public client.</p>;
  return (
    <ul className="divide-y divide-line">
      {secrets.map(({ secretId, createdAt }) => (
        <li key={secretId} className="flex flex-wrap justify-between gap-x-4 py-2 first:pt-0 last:pb-0">
          <code className="font-mono text-code wrap-anywhere">{secretId}</code>
          <span className="flex flex-wrap items-center gap-2 text-ink-muted">
            {maxAge && isTooOld(createdAt, maxAge) ? (
              <Badge tone="warn">Older than {maxAge.days} days</Badge>
            ) : null}
            <span>
              created <Moment at={createdAt} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
