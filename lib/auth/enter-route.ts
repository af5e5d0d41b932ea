import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { enter } from "@/lib/auth/door";
import { isOwnGet, isOwnPost } from "@/lib/auth/own-request";
import type { Session } from "@/lib/auth/session";
import type { Pool } from "@/lib/domain/access/roles";
import { type Problem, type ProblemCode, problem, whenReading } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { parametersOf } from "@/lib/domain/text/query-parameters";
import { readUpTo } from "@/lib/process/read-up-to";

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

/** Longer than the longest query that is posted: the keys of 10,000 selected clients, each of up to 54 characters. */
const MOST_BYTES = 1_024 * 1_024;

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
 * Lets a request that reads through the door: origin, session and role, query, then `run`. A query too long for an
 * address is posted as a form, beside what the address has. Refusals are 401, 403, 404 or 400 with `{code, message}`, and
 * leave an audit row.
 */
export async function enterRoute<Opened, Query>(
  request: NextRequest,
  { name, schema, run, ...wanted }: Wanted<Opened, Query>,
): Promise<Response> {
  const entered = await enter({
    ...wanted,
    action: name,
    objection: isOwn(request) ? null : problem("wrong-origin"),
    read: async () => {
      const { search, searchParams } = request.nextUrl;
      const posted = await readUpTo(MOST_BYTES, request.body);
      if (search.length > MOST_CHARACTERS || posted.isCut) return failed(problem("invalid"));
      const given = new URLSearchParams([...searchParams, ...new URLSearchParams(posted.text)]);
      const query = schema.safeParse(parametersOf(given));
      return query.success ? ok(query.data) : failed(problem("invalid"));
    },
  });
  return entered.ok ? run(entered.value.opened, entered.value.input) : refusal(entered.problem);
}

const isOwn = ({ method, headers }: NextRequest) => (method === "POST" ? isOwnPost : isOwnGet)(headers);

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
