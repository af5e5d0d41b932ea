"use client";

import { useState } from "react";
import { ProtectionNotice } from "@/components/clients/card/protection-notice";
import { ActButton } from "@/components/forms/act-button";
import { ChangeList } from "@/components/forms/change-list";
import type { PoolShown } from "@/lib/domain/access/roles";
import { labels } from "@/lib/domain/client/change";
import { typable } from "@/lib/domain/client/client";
import type { Protection } from "@/lib/domain/policy";
import type { FormAction } from "@/lib/domain/result";
import type { OfferedFix } from "@/lib/domain/token/fix";

/** The client to fix, and the acts that fix it. */
export type FixTarget = {
  readonly pool: PoolShown;
  readonly clientId: string;
  readonly name: string;
  readonly protection: Protection;
  /** Whether each change of the pool asks for the typed name. */
  readonly isConfirmed: boolean;
  readonly switchOn: FormAction<unknown>;
  readonly changeScopes: FormAction<unknown>;
};

type Props = {
  fix: OfferedFix;
  fixTarget: FixTarget;
  /** What is said afterwards, where the offer leaves the page with its reason. */
  sentence?: string;
};

/** Offers the one change that ends a failure, after saying exactly what it changes; or says who could make it. */
export function FixOffer({ fix, fixTarget, sentence }: Props) {
  const { pool, clientId, name, protection, isConfirmed, switchOn, changeScopes } = fixTarget;
  const [intentId] = useState(() => crypto.randomUUID());
  const [isDone, setDone] = useState(false);
  const { label, title } = wordsOf(fix, name);
  if (fix.objection !== null)
    return (
      <p>
        “{label}” would fix it. {fix.objection}
      </p>
    );
  const { addScopes, dropScopes } = fix.is === "scopes" ? fix : none;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ActButton
        label={label}
        question={title}
        pendingLabel="Changing the client…"
        act={fix.is === "switch-on" ? switchOn : changeScopes}
        fields={{ poolId: pool.id, clientId, changedAt: fix.changedAt, intentId, addScopes, dropScopes }}
        typedName={isConfirmed ? typable(name) : undefined}
        unavailable={isDone}
        leaves={sentence !== undefined}
        onDone={({ refresh }) => {
          setDone(true);
          refresh(sentence ?? `${name} was changed.`);
        }}
      >
        <ProtectionNotice protection={protection} />
        <p>Other settings don’t change. Existing tokens aren’t affected.</p>
        {fix.is === "scopes" ? (
          <ChangeList changes={[{ label: labels.scopes, removed: dropScopes, added: addScopes }]} />
        ) : (
          <p>
            Token requests with client_credentials work immediately, for all scopes of the client. This sets
            AllowedOAuthFlowsUserPoolClient to true.
          </p>
        )}
      </ActButton>
      <span role="status">{isDone && sentence === undefined ? "Done. Request the token again." : null}</span>
    </div>
  );
}

/** What the button says, and what the dialog asks. */
function wordsOf(fix: OfferedFix, name: string): { label: string; title: string } {
  if (fix.is === "switch-on") return { label: "Enable OAuth", title: `Enable OAuth for ${name}?` };
  const isAdding = fix.addScopes.length > 0;
  const scopes = (isAdding ? fix.addScopes : fix.dropScopes).length === 1 ? "scope" : "scopes";
  return isAdding
    ? { label: `Allow the ${scopes}`, title: `Allow the ${scopes} for ${name}?` }
    : { label: `Remove missing ${scopes}`, title: `Remove missing ${scopes} from ${name}?` };
}

const none = { addScopes: [], dropScopes: [] };
