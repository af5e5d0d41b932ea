import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { auditRefusal } from "@/lib/auth/audit-facts";
import { authorizePool } from "@/lib/auth/open-pool";
import type { Pool } from "@/lib/domain/access";
import type { Permission } from "@/lib/domain/policy";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { decodeSegment } from "@/lib/domain/routes";

type Context = { params: Promise<{ poolId: string }> };

const statuses: Partial<Record<ProblemCode, number>> = {
  "signed-out": 401,
  "no-role": 403,
  "wrong-origin": 403,
  denied: 403,
  "not-found": 404,
  invalid: 400,
  throttled: 429,
};

/**
 * Makes a GET handler below `/pools/[poolId]`: origin, session, pool and role, query, then `run`. Refusals are
 * 401, 403, 404 or 400 with `{code, message}`, and leave an audit row.
 */
export function poolRoute<Query>(
  name: string,
  permission: Permission,
  schema: z.ZodType<Query>,
  run: (pool: Pool, query: Query) => Promise<Response>,
) {
  return async (request: NextRequest, { params }: Context): Promise<Response> => {
    const poolId = decodeSegment((await params).poolId) ?? "";
    const refuse = async (refused: Problem, pool: Pool | null = null): Promise<Response> => {
      await auditRefusal({ action: name, poolId, pool, input: {}, intentId: null }, refused);
      return refusal(refused);
    };

    // Absent in old browsers and scripts, which carry no cookie of somebody else's.
    const site = request.headers.get("sec-fetch-site") ?? "none";
    if (site !== "same-origin" && site !== "none") return refuse(problem("wrong-origin"));
    const pool = await authorizePool(poolId, permission);
    if (!pool.ok) return refuse(pool.problem);
    const query = schema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
    if (!query.success) return refuse(problem("invalid"), pool.value);
    return run(pool.value, query.data);
  };
}

/** A problem as a route handler answers it. */
export const refusal = ({ code, message }: Problem) =>
  Response.json(
    { code, message },
    { status: statuses[code] ?? 502, headers: { "cache-control": "no-store" } },
  );
