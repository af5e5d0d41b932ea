import { NextRequest } from "next/server";
import { z } from "zod";
import { poolPostRoute } from "@/lib/auth/pool-post-route";
import type { Permission, Subject } from "@/lib/domain/policy";
import { ok, type Result } from "@/lib/domain/result";
import { origin, request } from "./a-visitor";

type Answer = { said: string };
const clientId = z.string().regex(/^\w+$/, "Use letters.");
const schema = z.strictObject({ clientId, say: z.string().max(90_000, "Too long") });

/** What an act takes of which the address names all that it needs. */
export const quiet = z.strictObject({ clientId, say: z.string().default("nothing") });

/** A door behind which nothing is but a note of what came through. */
export function aPost({
  isTrailed = true,
  permission = "test token" as Permission,
  most = 1_000,
  input = schema as typeof schema | typeof quiet,
} = {}) {
  const it = {
    steps: [] as unknown[],
    subject: async (): Promise<Result<Subject>> => ok({ team: null }),
    run: async (input: z.output<typeof schema>): Promise<Result<Answer>> => ok({ said: input.say }),
  };
  const post = poolPostRoute<typeof input, Answer>({
    name: "test token",
    permission,
    input,
    subject: () => {
      it.steps.push("subject");
      return it.subject();
    },
    limit: { most, seconds: 60 },
    plan: async (pool, input) =>
      ok({
        run: () => {
          it.steps.push([pool.id, input]);
          return it.run(input);
        },
      }),
    asked: ({ clientId, say }) => ({ clientId, say }),
    trail: isTrailed
      ? ({ said }) => ({ outcome: said === "no" ? "wrong-secret" : "done", before: "was", after: { said } })
      : null,
  });
  /** Posts a body to the address of a client, with the visitor's headers. */
  const send = (
    body: unknown,
    more: { environment?: string; address?: Record<string, string>; type?: string | null } = {},
  ) => {
    const headers = new Headers(request.headers);
    const type = more.type === undefined ? "application/json" : more.type;
    if (type !== null) headers.set("content-type", type);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const asked = new NextRequest(`${origin}/any`, { method: "POST", headers, body: text });
    if (type === null) asked.headers.delete("content-type");
    const params = Promise.resolve({
      environment: "dev",
      ...(more.address ?? { clientId: "orders" }),
      ...(more.environment ? { environment: more.environment } : {}),
    });
    return post(asked, { params });
  };
  return { it, send };
}

/** The status of an answer and the code in its body. */
export const codeOf = async (response: Response) => [response.status, (await response.json()).code];
