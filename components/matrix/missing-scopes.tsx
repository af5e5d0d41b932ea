"use client";

import { ActButton } from "@/components/forms/act-button";
import { Notice } from "@/components/ui/notice";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { LackingServer } from "@/lib/domain/matrix/promotion";
import type { FormAction } from "@/lib/domain/result";
import { fullScope, scopesInWords } from "@/lib/domain/scope";

type Props = {
  pool: PoolShown;
  /** Whether each change of the pool asks for the typed name. */
  isConfirmed: boolean;
  /** The environment that has the scopes, or the client there. */
  from: string;
  missing: readonly string[];
  /** What to add; system scopes are not among it. */
  servers: readonly LackingServer[];
  mayAdd: boolean;
  acts: { readonly saveServer: FormAction<unknown>; readonly createServer: FormAction<unknown> };
};

/** Names the scopes that an environment lacks, and adds them for people who may. Renders nothing if it lacks none. */
export function MissingScopes({ pool, isConfirmed, from, missing, servers, mayAdd, acts }: Props) {
  if (missing.length === 0) return null;
  const { environment } = pool;
  return (
    <Notice
      tone="warn"
      title={`${environment} doesn’t have ${scopesInWords(missing.length)} of ${from}`}
      actions={
        mayAdd && servers.length > 0
          ? servers.map((server) => (
              <AddScopes
                key={server.identifier}
                pool={pool}
                isConfirmed={isConfirmed}
                server={server}
                acts={acts}
              />
            ))
          : null
      }
    >
      {missing.join(", ")}: no client of {environment} can get {missing.length === 1 ? "it" : "them"}.{" "}
      {mayAdd
        ? "Add them first, or continue without them."
        : `Ask an admin of ${environment} to add them, or continue without them.`}
    </Notice>
  );
}

type AddProps = Pick<Props, "pool" | "isConfirmed" | "acts"> & { server: LackingServer };

function AddScopes({ pool, isConfirmed, server, acts }: AddProps) {
  const { identifier, name, isThere, scopes } = server;
  const added = `${scopesInWords(scopes.length)} ${isThere ? `to ${identifier}` : `with ${identifier}`}`;
  return (
    <ActButton
      label={`Add ${added}`}
      question={`Add ${added} in ${pool.environment}?`}
      pendingLabel="Adding scopes…"
      // A new resource server replaces nothing, so its creation asks for no name.
      typedName={isConfirmed && isThere ? identifier : undefined}
      act={isThere ? acts.saveServer : acts.createServer}
      fields={
        isThere
          ? {
              poolId: pool.id,
              identifier,
              scopes: scopes.map(({ description, ...scope }) =>
                JSON.stringify({ ...scope, was: null, becomes: description }),
              ),
            }
          : { poolId: pool.id, identifier, name, scopes: scopes.map((scope) => JSON.stringify(scope)) }
      }
      onDone={(page) => page.refresh(`Added ${added}.`)}
    >
      <ul className="flex flex-col gap-1">
        {scopes.map((scope) => (
          <li key={scope.name}>
            <span className="font-mono text-code">{fullScope(identifier, scope.name)}</span>
            {scope.description === scope.name ? null : `: ${scope.description}`}
          </li>
        ))}
      </ul>
      <p>
        {isThere ? "" : `Creates the resource server ${identifier}. `}No client has the new scopes yet, and
        only admins and the resource server’s owner team can grant them.
      </p>
    </ActButton>
  );
}
