import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { enterRoute } from "@/lib/auth/enter-route";
import { personOf } from "@/lib/auth/person";
import type { Session } from "@/lib/auth/session";
import type { Person } from "@/lib/domain/access/roles";

/** Makes a GET handler that belongs to no pool: origin, session and a role, query, then `run`; see `enterRoute`. */
export function personRoute<Query>(
  name: string,
  schema: z.ZodType<Query>,
  run: (person: Person, query: Query) => Promise<Response>,
) {
  return (request: NextRequest): Promise<Response> => {
    const open = (session: Session) => personOf(session, "reads");
    return enterRoute(request, { name, poolId: null, open, poolOf: () => null, schema, run });
  };
}
