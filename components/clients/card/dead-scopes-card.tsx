"use client";

import { Fragment } from "react";
import { ActButton } from "@/components/forms/act-button";
import { ChangeList } from "@/components/forms/change-list";
import { Notice } from "@/components/ui/notice";
import { LongCode } from "@/components/ui/text/long-code";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { labels } from "@/lib/domain/client/change";
import { typable } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { serverOf } from "@/lib/domain/scope";

type Props = {
  pool: PoolShown;
  clientId: string;
  name: string;
  /** Scopes of the client that no resource server has any more; at least one. */
  dead: readonly string[];
  /** Whether the person may change the client. The page says whom to ask. */
  mayDrop: boolean;
  /** Whether each change of the pool asks for the typed name. */
  isConfirmed: boolean;
  intentId: string;
  drop: FormAction<unknown>;
};

/** Says that a client holds scopes which do nothing, and takes them off. */
export function DeadScopesCard({ pool, clientId, name, dead, mayDrop, isConfirmed, intentId, drop }: Props) {
  const isOne = dead.length === 1;
  const count = isOne ? "missing scope" : `${dead.length} missing scopes`;
  const them = isOne ? "it" : "them";
  return (
    <Notice
      tone="warn"
      title={`This client has ${isOne ? "a " : ""}${count}`}
      actions={
        mayDrop ? (
          <ActButton
            label={`Remove ${count}`}
            question={`Remove ${count} from ${name}?`}
            pendingLabel="Removing…"
            act={drop}
            fields={{ poolId: pool.id, clientId, intentId }}
            typedName={isConfirmed ? typable(name) : undefined}
            leaves
            onDone={({ refresh }) =>
              refresh(isOne ? "The missing scope was removed." : "The missing scopes were removed.")
            }
          >
            <p>Other settings don’t change. If the scope is created again, you need to grant it again.</p>
            <ChangeList changes={[{ label: labels.scopes, removed: dead, added: [] }]} />
          </ActButton>
        ) : undefined
      }
    >
      No resource server has{" "}
      {dead.length > MOST_NAMED ? `${dead.length} of its scopes` : <Named scopes={dead} />}. Tokens are issued
      without {them}, with no error, and Cognito rejects updates that include {them}.
      <details className="mt-1">
        <summary className="w-fit rounded-control">Other clients may have {them} too</summary>
        <ul className="mt-1 flex flex-col gap-1">
          {dead.map((scope) => {
            const server = serverOf(scope);
            return (
              <li key={scope}>
                <TextLink href={routes.scopeRemoval(pool, server.identifier, server.name)}>
                  Remove <LongCode text={scope} /> from all clients
                </TextLink>
              </li>
            );
          })}
        </ul>
      </details>
    </Notice>
  );
}

/** More missing scopes than these are counted, and named in the list that opens. */
const MOST_NAMED = 3;

const Named = ({ scopes }: { scopes: readonly string[] }) =>
  scopes.map((scope, index) => (
    <Fragment key={scope}>
      {index > 0 ? ", " : null}
      <LongCode text={scope} />
    </Fragment>
  ));
