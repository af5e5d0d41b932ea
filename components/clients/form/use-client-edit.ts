"use client";

import { useKeptDraft } from "@/components/forms/use-kept-draft";
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
  poolId: string;
  clientId: string;
  /** What the client is now, and when it became so. */
  settings: EditableSettings;
  changedAt: string;
  servers: readonly ResourceServer[];
};

/** What is typed into the form of a client, kept, and what it changes of the client that the form was opened with. */
export function useClientEdit({ poolId, clientId, settings, changedAt, servers }: From) {
  const asNow = { before: { ...settings, scopes: [...settings.scopes] }, changedAt };
  const { draft, keep, forget } = useKeptDraft(`edit ${poolId} ${clientId}`, keptEdit, {
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
    /** Goes on from what the client is now, with somebody else's values in these fields. */
    takeOver: (theirs: readonly Clash[]) => {
      const mine = { ...change, ...Object.fromEntries(theirs.map((field) => [field, undefined])) };
      keep({ ...typedEdit(changed(settings, mine), servers), ...asNow });
    },
  };
}
