import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { sent } from "@/components/forms/use-form-action";
import { useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import type { TypedOwner } from "@/lib/domain/access/owner-draft";
import type { NewClient } from "@/lib/domain/client/client";
import type { ClientTemplate } from "@/lib/domain/client/template";
import type { FormAction } from "@/lib/domain/result";

/** A client that is created, and what became of it. */
export type Batched = {
  /** Its place in the file. */
  readonly at: number;
  readonly name: string;
  readonly is: "waiting" | "creating" | "created" | "refused";
  /** Its id, and when it was created; null unless it was. */
  readonly clientId: string | null;
  readonly createdAt: string | null;
  /** Why it was not, or may not have been, created. */
  readonly message: string | null;
};

/**
 * Creates clients one after another, each by a form of its own, so that each is judged and recorded like any other. A
 * refusal of one does not stop the rest. `secret` is all names, ids and secrets as one JSON text, held like one secret.
 */
export function useCreateEach(poolId: string, create: FormAction<NewClient>) {
  const [rows, setRows] = useState<readonly Batched[]>([]);
  const { secret, hold } = useOneTimeSecret();
  const set = (index: number, change: Partial<Batched>) =>
    setRows((all) => all.map((it, at) => (at === index ? { ...it, ...change } : it)));

  async function start(templates: readonly ClientTemplate[], owner: TypedOwner): Promise<void> {
    const unmade = { is: "waiting", clientId: null, createdAt: null, message: null } as const;
    setRows(templates.map(({ name }, at) => ({ at, name, ...unmade })));
    const made: { name: string; clientId: string; clientSecret: string }[] = [];
    for (const [index, { name, scopes, tokenMinutes, tokenSource, carried }] of templates.entries()) {
      set(index, { is: "creating" });
      const settings = { name, scopes, tokenMinutes: String(tokenMinutes), tokenSource };
      const form = formOf({ poolId, ...settings, carried: JSON.stringify(carried), ...owner });
      const state = await sent(create, form);
      if (state.is !== "done") {
        const { message = "", fields = {} } = state.is === "refused" ? state.problem : {};
        set(index, { is: "refused", message: [message, ...Object.values(fields)].join(" ") });
        continue;
      }
      const { clientId, createdAt, secret: clientSecret } = state.value;
      made.push({ name, clientId, clientSecret });
      hold(`${JSON.stringify(made, null, 2)}\n`);
      set(index, { is: "created", clientId, createdAt });
    }
  }

  return { rows, secret, start };
}
