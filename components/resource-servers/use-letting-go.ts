"use client";

import { useState } from "react";
import { useEachClient } from "@/components/forms/use-each-client";
import { letGo, putBack, type ScopeVerdict } from "@/components/resource-servers/scope-requests";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { Holder } from "@/lib/domain/scope/holder";

type Asked = {
  readonly pool: PoolShown;
  readonly identifier: string;
  /** Null for all scopes of the resource server. */
  readonly scope: string | null;
  /** Full scopes that can be put back on clients: those that still exist. */
  readonly alive: readonly string[];
  readonly onEnd: () => void;
};

/** Removes a scope from clients, or puts it back on those that it was removed from here; see `useEachClient`. */
export function useLettingGo({ onEnd, ...asked }: Asked) {
  const { run, outcomes, start: forEach, stop } = useEachClient<Holder, ScopeVerdict>(onEnd);
  /** Whether the run removes the scope from clients or puts it back on them. */
  const [act, setAct] = useState<"removal" | "return">("removal");
  /** The name that confirms the removal. It serves for putting back too. */
  const typedName = asked.scope ?? asked.identifier;

  /** Removes the scope from the clients without an objection, once its name was typed where that is asked. */
  const start = (list: readonly Holder[]) => {
    setAct("removal");
    return forEach(
      list,
      list.filter(({ objection }) => objection === null),
      (holder) => letGo({ ...asked, clientId: holder.clientId, typedName }),
    );
  };

  const returnable = [...outcomes.values()].filter(({ taken }) => taken.length > 0);

  /** Puts the removed scopes back on every client that lost them here. */
  const giveBack = (list: readonly Holder[]) => {
    setAct("return");
    const takenOf = new Map(returnable.map(({ item, taken }) => [item.clientId, taken]));
    return forEach(
      list,
      returnable.map(({ item }) => item),
      ({ clientId }) =>
        putBack({ pool: asked.pool, clientId, taken: takenOf.get(clientId) ?? [], typedName }),
    );
  };

  return { act, run, outcomes, returnable, start, giveBack, stop };
}
