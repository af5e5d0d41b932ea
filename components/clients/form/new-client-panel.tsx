"use client";

import { useRouter } from "next/navigation";
import { SecretPanel } from "@/components/secrets/secret-panel";
import { CurlSnippets } from "@/components/tokens/curl-snippets";
import { TryToken } from "@/components/tokens/try-token";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { CopyButton } from "@/components/ui/text/copy-button";
import { DefinitionList } from "@/components/ui/text/definition-list";
import type { NewClient } from "@/lib/domain/client/client";
import { routes } from "@/lib/domain/routes";
import { secretFiles } from "@/lib/domain/secret/files";
import { envFileName } from "@/lib/domain/snippet/snippet";

type Props = {
  poolId: string;
  client: Omit<NewClient, "secret">;
  /** Null once it has been wiped. */
  secret: string | null;
  /** Null while the pool has no domain; undefined if its domain could not be read. */
  tokenUrl: string | null | undefined;
};

/** Shown after a creation: the secret, once, the id, and the command that gets a token. */
export function NewClientPanel({ poolId, client, secret, tokenUrl }: Props) {
  const { clientId, name, scopes, createdAt } = client;
  const router = useRouter();
  const files =
    secret !== null && tokenUrl
      ? secretFiles({ clientId, clientSecret: secret, tokenUrl, scopes, name })
      : [];
  return (
    <div className="flex max-w-reading flex-col gap-6">
      <p role="status" className="text-section font-medium wrap-anywhere">
        {name} was created.
      </p>
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
        onDone={() => router.replace(routes.client(poolId, clientId))}
      >
        <DefinitionList
          items={[
            {
              term: "Client ID",
              detail: (
                <span className="flex flex-wrap items-center gap-2">
                  <code translate="no" className="font-mono text-code wrap-anywhere">
                    {clientId}
                  </code>
                  <CopyButton value={clientId} what="client ID" size="small" variant="quiet" />
                </span>
              ),
            },
          ]}
        />
      </SecretPanel>
      {tokenUrl ? (
        <CurlSnippets
          tokenUrl={tokenUrl}
          clientId={clientId}
          scopes={scopes}
          envFileName={envFileName(name)}
        />
      ) : (
        <p className="text-ink-muted">
          {tokenUrl === null
            ? "This pool has no domain, so it has no token endpoint yet."
            : "The pool’s domain could not be read. The Code page of this client has the commands later."}
        </p>
      )}
      {tokenUrl && secret !== null ? (
        <Card title="Try it now" hint="Uses the secret above, which stays in this tab.">
          <TryToken url={routes.clientToken(poolId, clientId)} allowed={scopes} live={scopes} born={secret} />
        </Card>
      ) : null}
    </div>
  );
}
