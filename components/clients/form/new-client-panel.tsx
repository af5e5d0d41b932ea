"use client";

import { CircleCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { SecretPanel } from "@/components/secrets/secret-panel";
import { pageContent } from "@/components/shell/page-content";
import { CurlSnippets } from "@/components/tokens/curl-snippets";
import { TryToken } from "@/components/tokens/try-token";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { CopyButton } from "@/components/ui/text/copy-button";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { NewClient } from "@/lib/domain/client/client";
import { routes } from "@/lib/domain/routes";
import { secretFiles } from "@/lib/domain/secret/files";
import { envFileName } from "@/lib/domain/snippet/snippet";
import { waysOf } from "@/lib/domain/token/ways";

type Props = {
  pool: PoolShown;
  client: Omit<NewClient, "secret">;
  /** Null once it has been wiped. */
  secret: string | null;
  /** Null while the pool has no domain; undefined if its domain could not be read. */
  tokenUrl: string | null | undefined;
};

/** Shown after a creation: the secret, once, the id, and the command that gets a token. */
export function NewClientPanel({ pool, client, secret, tokenUrl }: Props) {
  const { clientId, name, scopes, createdAt } = client;
  const router = useRouter();
  const ways = waysOf(client, typeof tokenUrl === "string");
  const canTry = Boolean(tokenUrl) || ways.includes("api");
  const files =
    secret !== null && tokenUrl
      ? secretFiles({ clientId, clientSecret: secret, tokenUrl, scopes, name })
      : [];
  return (
    <>
      <PageHeader
        title={`${name} was created`}
        marks={<CircleCheck aria-hidden="true" className="-order-1 size-6 text-ok" />}
        breadcrumb={[{ href: routes.clients(pool), label: "App clients" }]}
      >
        Save its secret, then get a first token with it.
      </PageHeader>
      {client.isOwnerKept ? null : (
        <Notice tone="warn" title="The owner couldn’t be saved">
          The client was created and works. Set its owner on its page when the console’s database is available
          again.
        </Notice>
      )}
      <SecretPanel
        secret={secret}
        clientName={name}
        createdAt={createdAt}
        files={files}
        onDone={() => {
          // The button goes with this page; the frame around it stays.
          pageContent()?.focus();
          router.replace(routes.client(pool, clientId));
        }}
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-ink-muted">Client ID</span>
          <code translate="no" className="font-mono text-code wrap-anywhere">
            {clientId}
          </code>
          <CopyButton value={clientId} what="client ID" size="small" />
        </div>
      </SecretPanel>
      {canTry ? (
        <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
          {tokenUrl && ways.includes("basic") ? (
            <CurlSnippets
              tokenUrl={tokenUrl}
              clientId={clientId}
              scopes={scopes}
              envFileName={envFileName(name)}
            />
          ) : null}
          {secret === null ? null : (
            <div className="min-w-0">
              <Card title="Try it now" hint="Uses the secret above, which stays in this tab.">
                <TryToken
                  url={routes.clientToken(pool, clientId)}
                  allowed={scopes}
                  live={scopes}
                  ways={ways}
                  born={secret}
                />
              </Card>
            </div>
          )}
        </div>
      ) : (
        <p className="text-ink-muted">
          {tokenUrl === null
            ? "This pool has no domain, so it has no token endpoint yet."
            : "The pool’s domain could not be read. The Code page of this client has the commands later."}
        </p>
      )}
    </>
  );
}
