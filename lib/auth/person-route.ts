import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { enterRoute } from "@/lib/auth/enter-route";
import { personOf } from "@/lib/auth/person";
import type { Session } from "@/lib/auth/session";
import type { Person } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed } from "@/lib/domain/result";

/**
 * Makes a handler that reads and belongs to no pool: origin, session and a role, query, then `run`; see `enterRoute`.
 * `whyNot` refuses people with a role who may not do this.
 */
export function personRoute<Query>(
  name: string,
  schema: z.ZodType<Query>,
  run: (person: Person, query: Query) => Promise<Response>,
  whyNot: (person: Person) => string | null = () => null,
) {
  return (request: NextRequest): Promise<Response> => {
    const open = async (session: Session) => {
      const person = await personOf(session, "reads");
      const message = person.ok ? whyNot(person.value) : null;
      return message === null ? person : failed(problem("denied", { message }));
    };
    return enterRoute(request, { name, poolId: null, open, poolOf: () => null, schema, run });
  };
}
