import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { auditRefusal } from "@/lib/auth/audit-facts";
import type { Pool } from "@/lib/domain/access/roles";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { parametersOf } from "@/lib/domain/text/query-parameters";
import type { Result } from "@/lib/domain/result";

const statuses: Partial<Record<ProblemCode, number>> = {
  "signed-out": 401,
  "no-role": 403,
  "wrong-origin": 403,
  denied: 403,
  "not-found": 404,
  invalid: 400,
  throttled: 429,
  "too-often": 429,
};

/** What a route handler wants of whoever comes in. */
type Wanted<Opened, Query> = {
  readonly name: string;
  readonly poolId: string | null;
  /** Session and role, and the pool where there is one. */
  readonly open: () => Promise<Result<Opened>>;
  /** The pool in what was opened, for the audit row of a refused query. */
  readonly poolIn: (opened: Opened) => Pool | null;
  readonly schema: z.ZodType<Query>;
  readonly run: (opened: Opened, query: Query) => Promise<Response>;
};

/**
 * Lets a GET request through the door: origin, session and role, query, then `run`. Refusals are 401, 403, 404 or 400
 * with `{code, message}`, and leave an audit row.
 */
export async function enterRoute<Opened, Query>(
  request: NextRequest,
  { name, poolId, open, poolIn, schema, run }: Wanted<Opened, Query>,
): Promise<Response> {
  const refuse = async (refused: Problem, pool: Pool | null = null): Promise<Response> => {
    await auditRefusal({ action: name, poolId, pool, input: {}, intentId: null }, refused);
    return refusal(refused);
  };

  // Absent in old browsers and scripts, which carry no cookie of somebody else's.
  const site = request.headers.get("sec-fetch-site") ?? "none";
  if (site !== "same-origin" && site !== "none") return refuse(problem("wrong-origin"));
  const opened = await open();
  if (!opened.ok) return refuse(opened.problem);
  const query = schema.safeParse(parametersOf(request.nextUrl.searchParams));
  if (!query.success) return refuse(problem("invalid"), poolIn(opened.value));
  return run(opened.value, query.data);
}

/** A problem as a route handler answers it. */
export const refusal = ({ code, message }: Problem) =>
  Response.json(
    { code, message },
    { status: statuses[code] ?? 502, headers: { "cache-control": "no-store" } },
  );
