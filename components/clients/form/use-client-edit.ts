"use client";

import { useKeptDraft } from "@/components/forms/use-kept-draft";
import type { PoolShown } from "@/lib/domain/access/roles";
import {
  type Clash,
  changeBetween,
  changed,
  differences,
  type EditableSettings,
} from "@/lib/domain/client/change";
import { clientDraft } from "@/lib/domain/client/draft";
import { keptEdit, typedEdit } from "@/lib/domain/client/edit-draft";
import type { ResourceServer } from "@/lib/domain/scope";

type From = {
  pool: PoolShown;
  clientId: string;
  /** The current settings of the client, and when they last changed. */
  settings: EditableSettings;
  changedAt: string;
  servers: readonly ResourceServer[];
};

/** The kept draft of the form of a client, and its changes to the client that the form was opened with. */
export function useClientEdit({ pool, clientId, settings, changedAt, servers }: From) {
  const asNow = { before: { ...settings, scopes: [...settings.scopes] }, changedAt };
  const { draft, keep, forget } = useKeptDraft(`edit ${pool.id} ${clientId}`, keptEdit, {
    ...typedEdit(settings, servers),
    ...asNow,
  });
  const { before } = draft;
  const lifetime = clientDraft.shape.tokenMinutes.safeParse(draft.minutes);
  const isLifetimeMine = draft.minutes !== String(before.tokenMinutes);
  const yours: EditableSettings = {
    name: draft.name.trim() === before.name.trim() ? before.name : draft.name.trim(),
    scopes: draft.scopes,
    tokenMinutes: isLifetimeMine && lifetime.success ? lifetime.data : before.tokenMinutes,
    isRevocable: draft.isRevocable,
  };
  const change = changeBetween(before, yours);
  return {
    draft,
    forget,
    yours,
    change,
    changes: differences(before, yours),
    lifetimeProblem: isLifetimeMine && !lifetime.success ? lifetime.error.issues[0]?.message : undefined,
    /** Whether somebody else changed the client since. */
    isMoved: draft.changedAt !== changedAt,
    type: (more: Partial<typeof draft>) => keep({ ...draft, ...more }),
    /** Gives up the draft: the form starts from the current client. */
    discard: () => keep({ ...typedEdit(settings, servers), ...asNow }),
    /** Rebases the draft on the current client, with the other person's values in these fields. */
    takeOver: (theirs: readonly Clash[]) => {
      const mine = { ...change, ...Object.fromEntries(theirs.map((field) => [field, undefined])) };
      keep({ ...typedEdit(changed(settings, mine), servers), ...asNow });
    },
  };
}
