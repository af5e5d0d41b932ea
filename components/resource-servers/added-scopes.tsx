"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/form/text-field";
import { descriptionProblem, type ScopeDraft, scopeNameProblem } from "@/lib/domain/scope/server-draft";

type Props = {
  /** The identifier of the resource server, as it is typed so far. */
  identifier: string;
  /** Names of scopes that are there already. */
  existing: readonly string[];
  added: readonly ScopeDraft[];
  onChange: (added: ScopeDraft[]) => void;
  /** Whether an empty field is an error: only after the first attempt to send the form. */
  isTried: boolean;
};

/** Any number of new scopes, each with a name and a description. */
export function AddedScopes({ identifier, existing, added, onChange, isTried }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef("");

  // The pressed button is gone or has a new row beside it: the focus moves to the likely next step.
  useEffect(() => {
    if (wanted.current === "") return;
    list.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = "";
  });

  const put = (at: number, more: Partial<ScopeDraft>) =>
    onChange(added.map((scope, index) => (index === at ? { ...scope, ...more } : scope)));
  const faultIn = (text: string, fault: string | undefined) => (text === "" && !isTried ? undefined : fault);

  return (
    <div ref={list} className="flex flex-col gap-3">
      {added.map(({ name, description }, at) => {
        const others = [...existing, ...added.slice(0, at).map((scope) => scope.name)];
        return (
          // biome-ignore lint/a11y/useSemanticElements: nested fieldsets would read both legends with every field.
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other stable key while its name is typed.
            key={at}
            role="group"
            aria-label={`New scope ${at + 1}`}
            className="grid gap-x-3 gap-y-2 rounded-card border border-line bg-surface p-3 sm:grid-cols-[1fr_1fr_auto]"
          >
            <TextField
              label="Scope name"
              name={`scopeName${at}`}
              mono
              maxLength={256}
              value={name}
              onChange={(event) => put(at, { name: event.target.value })}
              error={faultIn(name, scopeNameProblem(identifier, name, others))}
            />
            <TextField
              label="Description"
              name={`scopeDescription${at}`}
              maxLength={256}
              value={description}
              onChange={(event) => put(at, { description: event.target.value })}
              error={faultIn(description, descriptionProblem(description))}
            />
            <div className="sm:pt-6">
              <Button
                variant="quiet"
                aria-label={`Remove new scope ${at + 1}`}
                onClick={() => {
                  wanted.current = "[data-add]";
                  onChange(added.filter((_, index) => index !== at));
                }}
              >
                Remove
              </Button>
            </div>
          </div>
        );
      })}
      <div>
        <Button
          data-add
          onClick={() => {
            wanted.current = `[name="scopeName${added.length}"]`;
            onChange([...added, { name: "", description: "" }]);
          }}
        >
          Add scope
        </Button>
      </div>
    </div>
  );
}
