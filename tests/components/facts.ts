import type { AppClient } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import type { FormAction, FormState } from "@/lib/domain/result";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";

/** A client for machines, as a page is given it. */
export const aClient = (more: Partial<AppClient> = {}): AppClient => ({
  clientId: "1a2b3c4d5e6f7g8h9i0j1k2l3m",
  name: "orders-worker",
  kind: "m2m",
  scopes: ["orders/read"],
  tokenMinutes: 60,
  isOAuthOn: true,
  authFlows: [],
  createdAt: "2026-01-02T03:04:05.000Z",
  changedAt: "2026-01-02T03:04:05.000Z",
  ...more,
});

/** A secret with nothing special about it. */
export const aSecret = (more: Partial<KnownSecret> = {}): KnownSecret => ({
  secretId: "1a2b3c4d5e6f7g8h9i0j1k2l3m--1767323045000",
  createdAt: "2026-01-02T03:04:05.000Z",
  madeBy: "ada@example.com",
  provenAt: null,
  restores: null,
  origin: "console",
  ageDays: 3,
  readAt: Date.parse("2026-03-01T00:00:00.000Z"),
  plan: null,
  ...more,
});

export const rotationSettings: RotationSettings = {
  overlapMinutes: 10,
  maxAgeDays: null,
  madeBy: "console",
  prefix: null,
  isUndoOn: true,
  undoHours: 72,
};

/** A server action that answers this, and the forms that it was sent. */
export function answering<T>(...answers: (FormState<T> | Promise<FormState<T>>)[]) {
  const forms: Record<string, FormDataEntryValue>[] = [];
  const action: FormAction<T> = async (form) => {
    const answer = answers[Math.min(forms.length, answers.length - 1)];
    forms.push(Object.fromEntries(form));
    if (!answer) throw new Error("This action is not answered here.");
    return answer;
  };
  return { action, forms };
}

export const done = <T>(value: T): FormState<T> => ({ is: "done", value });
export const refused = (message: string): FormState<never> => ({
  is: "refused",
  problem: problem("refused", { message }),
});
