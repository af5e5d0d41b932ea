import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Plan } from "@/lib/acts/plan";
import { poolAction } from "@/lib/auth/pool-action";
import type { Permission, Subject } from "@/lib/domain/policy";
import { type FormAction, ok, type Result } from "@/lib/domain/result";
import { dev } from "./a-visitor";

type Value = { clientId: string };

type Stub = {
  /** What was called, in order. */
  steps: string[];
  subject: () => Promise<Result<Subject>>;
  plan: () => Promise<Result<Plan<Value>>>;
  run: () => Promise<Result<Value>>;
  send: FormAction<Value>;
};

/**
 * An action that does nothing but note what the door let through, so that what is left is the door. A test replaces
 * what it is about; the rest lets everything pass.
 */
export function anAct(permission: Permission = "edit client") {
  const it: Stub = {
    steps: [],
    subject: async () => ok({ team: null }),
    plan: async () => ok({ run: () => it.run() }),
    run: async () => {
      it.steps.push("run");
      return ok({ clientId: "orders" });
    },
    send: poolAction({
      name: "edit client",
      permission,
      input: z.object({
        clientId: z.string().regex(/^\w+$/, "Use letters."),
        scopes: z.array(z.string()).max(2, "Two at most."),
        note: z.string().min(3, "Say more.").regex(/^\D+$/, "No digits.").optional(),
      }),
      subject: () => {
        it.steps.push("subject");
        return it.subject();
      },
      plan: () => {
        it.steps.push("plan");
        return it.plan();
      },
      trail: ({ clientId }) => ({
        clientId,
        object: { kind: "client", id: clientId },
        before: { scopes: ["a"] },
        after: { scopes: ["b"] },
      }),
    }),
  };
  return it;
}

/** A filled-in form; a list gives a field several values, null leaves it out. */
export function formOf(fields: Record<string, string | string[] | Blob | null> = {}): FormData {
  const form = new FormData();
  const all = { poolId: dev, intentId: randomUUID(), clientId: "orders", ...fields };
  for (const [name, value] of Object.entries(all))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== null) form.append(name, one);
  return form;
}
