import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { type AppClient, getsTokens, isM2m, signInFlows } from "@/lib/domain/client/client";
import { REGISTER_SCOPE } from "@/lib/domain/scope";

type Props = {
  client: AppClient;
  /** Whether the page already says why the client gets no tokens. */
  isSuspended: boolean;
  /** The button or link that lets the client get tokens again, where the person may use it. */
  enable?: ReactNode;
};

/** What is unusual about a client, and what to do about it. */
export function ClientNotices({ client, isSuspended, enable }: Props) {
  const { kind, scopes, authFlows, unreadable } = client;
  return (
    <>
      {unreadable ? (
        <Notice tone="warn" title="Some settings could not be read">
          Cognito returned values that Clientele doesn’t recognise in{" "}
          <code className="font-mono text-code wrap-anywhere">{unreadable.join(", ")}</code>. They aren’t
          shown, and this client can’t be edited or exported here.
        </Notice>
      ) : null}
      {isM2m(kind) ? null : (
        <Notice tone="info" title="This isn’t an M2M client">
          User sign-in client. Clientele shows it but doesn’t change it.
        </Notice>
      )}
      {client.isSelfRegistered ? (
        <Notice tone="info" title="This client was self-registered (DCR)">
          A program created it at the pool’s registration endpoint. Cognito doesn’t support managing its
          secrets
          {isM2m(kind)
            ? ": suspend or delete it to stop it. Your AWS account pays for its token requests."
            : "."}
        </Notice>
      ) : null}
      {scopes.includes(REGISTER_SCOPE) ? (
        <Notice tone="warn" title="This client can register other clients">
          It has the scope <code className="font-mono text-code wrap-anywhere">{REGISTER_SCOPE}</code>. Its
          tokens create app clients in this pool while dynamic client registration is on.
        </Notice>
      ) : null}
      {isM2m(kind) && !getsTokens(client) && !isSuspended ? (
        <Notice tone="warn" title="Token requests are disabled" actions={enable}>
          Token requests fail with <code className="font-mono text-code">invalid_grant</code> because OAuth is
          disabled for this client.
          {scopes.length === 0 ? " It has no scopes: add one before you enable OAuth." : null}
        </Notice>
      ) : null}
      {kind === "mixed" ? (
        <Notice tone="warn" title="User sign-in is enabled for this client">
          <p>M2M clients don’t need these sign-in flows. Clientele doesn’t change them.</p>
          <ul className="my-1 list-disc pl-5">
            {signInFlows(authFlows).map(({ flow, words }) => (
              <li key={flow}>
                {words} (<code className="font-mono text-code wrap-anywhere">{flow}</code>)
              </li>
            ))}
          </ul>
          <p>
            If no user signs in with this client, turn them off in the Cognito console. Otherwise duplicate
            it, and move your services to the copy: it has no sign-in flows.
          </p>
        </Notice>
      ) : null}
    </>
  );
}
