"use client";

import { useState } from "react";
import { useKeptDraft } from "@/components/forms/use-kept-draft";
import { fullScope, type ResourceServer } from "@/lib/domain/scope";
import {
  asTyped,
  type KeptServerEdit,
  keptServerEdit,
  noServerEdit,
  typedChange,
} from "@/lib/domain/scope/kept-server";
import {
  changed,
  clashes,
  differences,
  rebased,
  type ServerSettings,
} from "@/lib/domain/scope/server-change";
import { areFine, countProblem, descriptionProblem, nameProblem } from "@/lib/domain/scope/server-draft";

/** The kept draft of the form of a resource server, and its changes. `intentId` is the form's own. */
export function useServerEdit(poolId: string, server: ResourceServer, intentId: string) {
  const { identifier } = server;
  // The settings that this form saved, until the page brings the next form.
  const [saved, setSaved] = useState<{ intentId: string; settings: ServerSettings } | null>(null);
  const { draft, keep, forget } = useKeptDraft(
    `server ${poolId} ${identifier}`,
    keptServerEdit,
    noServerEdit,
  );
  const settings: ServerSettings = saved?.intentId === intentId ? saved.settings : server;
  const current: ResourceServer = {
    ...server,
    name: settings.name,
    scopes: settings.scopes.map((scope) => ({ ...scope, full: fullScope(identifier, scope.name) })),
  };
  const change = typedChange(draft);
  const name = draft.name?.becomes ?? current.name;
  const wrongName = draft.name ? nameProblem(name) : undefined;
  const wrongCount = countProblem(changed(current, change).scopes.length);
  const existing = current.scopes.map((scope) => scope.name);
  return {
    draft,
    /** The resource server as it is now. */
    current,
    change,
    changes: differences(identifier, current, change),
    name,
    wrongName,
    wrongCount,
    isFine:
      (wrongName ?? wrongCount) === undefined &&
      draft.scopes.every(({ becomes }) => becomes === null || descriptionProblem(becomes) === undefined) &&
      areFine(identifier, existing, draft.added),
    /** Whether something is typed, such as before the page was reloaded. */
    isBegun: draft.name !== null || draft.scopes.length > 0 || draft.added.length > 0,
    /** Whether another person has changed the same parts since. */
    isMoved: clashes(current, change).length > 0,
    type: (more: Partial<KeptServerEdit>) => keep({ ...draft, ...more }),
    discard: () => {
      keep(noServerEdit);
      forget();
    },
    /** Rebases the draft on the current resource server, with the other person's values for these clashes. */
    takeOver: (theirs: readonly string[]) => keep(asTyped(rebased(current, change, theirs))),
    save: (after: ServerSettings) => {
      setSaved({ intentId, settings: after });
      keep(noServerEdit);
      forget();
    },
  };
}
