"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ConfirmEdit } from "@/components/forms/confirm-edit";
import { useFormAction } from "@/components/forms/use-form-action";
import { useKeptDraft } from "@/components/forms/use-kept-draft";
import { ServerScopes } from "@/components/resource-servers/server-scopes";
import { ServerThreeWay } from "@/components/resource-servers/server-three-way";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-field";
import type { FormAction } from "@/lib/domain/result";
import { fullScope, type ResourceServer } from "@/lib/domain/scope";
import type { ScopeUsage } from "@/lib/domain/scope/holder";
import { asTyped, keptServerEdit, noServerEdit, typedChange } from "@/lib/domain/scope/kept-server";
import {
  changed,
  clashes,
  differences,
  rebased,
  type ServerChange,
  type ServerSettings,
  serverCommand,
} from "@/lib/domain/scope/server-change";
import { areFine, countProblem, descriptionProblem, nameProblem } from "@/lib/domain/scope/server-draft";

type Props = {
  poolId: string;
  region: string;
  server: ResourceServer;
  /** Null where the inventory could not be asked. */
  usage: ScopeUsage | null;
  intentId: string;
  save: FormAction<{ after: ServerSettings }>;
};

/** Name and scopes of a resource server: says what will change before it does, and compares where two people clash. */
export function ServerForm({ poolId, region, server, usage, intentId, save }: Props) {
  const { identifier } = server;
  const router = useRouter();
  const [dialog, setDialog] = useState<"open" | "closing" | "gone">("gone");
  const [tries, setTries] = useState(0);
  // What was saved with this form, until the page brings the next one.
  const [saved, setSaved] = useState<{ intentId: string; settings: ServerSettings } | null>(null);
  const { draft, keep, forget } = useKeptDraft(
    `server ${poolId} ${identifier}`,
    keptServerEdit,
    noServerEdit,
  );
  const { send, isPending, refused, fields, edited } = useFormAction(save, ({ after }) => {
    setSaved({ intentId, settings: after });
    setDialog("closing");
    setTries(0);
    keep(noServerEdit);
    forget();
    router.refresh();
  });
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (refused === null) return;
    setDialog((now) => (now === "open" ? "closing" : now));
    // Brings what Cognito has now, to compare with.
    if (refused.code === "changed-meanwhile") router.refresh();
  }, [refused, router]);

  const current = saved?.intentId === intentId ? saved.settings : server;
  const change = typedChange(draft);
  const changes = differences(identifier, current, change);
  const type = (more: Partial<typeof draft>) => {
    keep({ ...draft, ...more });
    edited("scopes");
  };
  const name = draft.name?.becomes ?? current.name;
  const existing = current.scopes.map((scope) => scope.name);
  const wrongName = draft.name ? nameProblem(name) : undefined;
  const wrongCount = countProblem(changed(current, change).scopes.length);
  const isFine =
    (wrongName ?? wrongCount) === undefined &&
    draft.scopes.every(({ becomes }) => becomes === null || descriptionProblem(becomes) === undefined) &&
    areFine(identifier, existing, draft.added);

  if (clashes(current, change).length > 0)
    return (
      <ServerThreeWay
        server={{ ...server, ...withFull(identifier, current) }}
        change={change}
        onTakeOver={(theirs) => keep(asTyped(rebased(current, change, theirs)))}
      />
    );
  return (
    <Form
      ref={form}
      objection={dialog === "gone" ? refused : null}
      className="flex max-w-form flex-col gap-6"
      onSubmit={() => {
        setTries(tries + 1);
        if (changes.length > 0 && isFine) setDialog("open");
      }}
    >
      <TextField
        label="Name"
        name="name"
        required
        maxLength={256}
        value={name}
        onChange={(event) => {
          const { value } = event.target;
          type({ name: value === current.name ? null : { was: current.name, becomes: value } });
          edited("name");
        }}
        error={wrongName ?? fields.name}
      />
      <ServerScopes
        poolId={poolId}
        identifier={identifier}
        scopes={withFull(identifier, current).scopes}
        typed={draft}
        usage={usage}
        isTried={tries > 0}
        error={wrongCount ?? fields.scopes}
        onType={type}
      />
      {refused && refused.code !== "changed-meanwhile" ? <ProblemNotice problem={refused} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={isPending} pendingLabel="Saving scopes…">
          Save scopes
        </Button>
        {changes.length > 0 ? (
          <Button
            onClick={() => {
              keep(noServerEdit);
              // This button goes with the changes.
              form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
            }}
          >
            Discard changes
          </Button>
        ) : null}
        <span role="status" className="text-table text-ink-muted">
          {tries > 0 && changes.length === 0 ? "Nothing is changed yet." : null}
          {saved && tries === 0 && changes.length === 0 ? "Saved." : null}
        </span>
      </div>
      <ConfirmEdit
        isOpen={dialog === "open"}
        name={current.name}
        label="Save scopes"
        pendingLabel="Saving scopes…"
        changes={changes}
        command={serverCommand(
          "update-resource-server",
          { region, poolId, identifier },
          changed(current, change),
        )}
        isPending={isPending}
        onCancel={() => setDialog("closing")}
        onGone={() => setDialog("gone")}
        isRefused={refused !== null}
        onConfirm={() => send(toForm({ poolId, intentId, identifier }, change))}
      />
    </Form>
  );
}

const withFull = (identifier: string, { name, scopes }: ServerSettings) => ({
  name,
  scopes: scopes.map((scope) => ({ ...scope, full: fullScope(identifier, scope.name) })),
});

function toForm(known: Record<string, string>, { name, scopes }: ServerChange): FormData {
  const form = new FormData();
  const named: Record<string, string> = name === null ? {} : { wasName: name.was, name: name.becomes };
  for (const [field, value] of Object.entries({ ...known, ...named })) form.set(field, value);
  for (const edit of scopes) form.append("scopes", JSON.stringify(edit));
  return form;
}
