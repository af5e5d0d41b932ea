import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { enter } from "@/lib/auth/door";
import { isOwnGet } from "@/lib/auth/own-request";
import type { Session } from "@/lib/auth/session";
import type { Pool } from "@/lib/domain/access/roles";
import { type Problem, type ProblemCode, problem, whenReading } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { parametersOf } from "@/lib/domain/text/query-parameters";

const statuses: Partial<Record<ProblemCode, number>> = {
  "signed-out": 401,
  "no-role": 403,
  "wrong-origin": 403,
  denied: 403,
  "not-found": 404,
  invalid: 400,
  "not-confirmed": 400,
  throttled: 429,
  "too-often": 429,
};

/** Longer than the longest query of the console's own pages: the ids of a page of clients. */
const MOST_CHARACTERS = 8_192;

/** What a route handler needs to know of a request. */
type Wanted<Opened, Query> = {
  readonly name: string;
  readonly poolId: string | null;
  /** Checks the role and, if there is one, the pool. */
  readonly open: (session: Session) => Promise<Result<Opened>>;
  readonly poolOf: (opened: Opened) => Pool | null;
  readonly schema: z.ZodType<Query>;
  readonly run: (opened: Opened, query: Query) => Promise<Response>;
};

/**
 * Lets a GET request through the door: origin, session and role, query, then `run`. Refusals are 401, 403, 404 or 400
 * with `{code, message}`, and leave an audit row.
 */
export async function enterRoute<Opened, Query>(
  request: NextRequest,
  { name, schema, run, ...wanted }: Wanted<Opened, Query>,
): Promise<Response> {
  const entered = await enter({
    ...wanted,
    action: name,
    objection: isOwnGet(request.headers) ? null : problem("wrong-origin"),
    read: () => {
      const { search, searchParams } = request.nextUrl;
      const query = search.length > MOST_CHARACTERS ? null : schema.safeParse(parametersOf(searchParams));
      return query?.success ? ok(query.data) : failed(problem("invalid"));
    },
  });
  return entered.ok ? run(entered.value.opened, entered.value.input) : refusal(entered.problem);
}

/** The answer of a route handler that only reads. */
export const refusal = (problem: Problem) => refusalOfAct(whenReading(problem));

/** The answer of a route handler that changes something. Too-often has `Retry-After`. */
export const refusalOfAct = ({ code, message, waitSeconds }: Problem) =>
  Response.json(
    { code, message },
    {
      status: statuses[code] ?? 502,
      headers: {
        "cache-control": "no-store",
        ...(waitSeconds !== undefined && { "retry-after": String(waitSeconds) }),
      },
    },
  );
