import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { enterRoute } from "@/lib/auth/enter-route";
import { inPool } from "@/lib/auth/open-pool";
import { poolIdIn } from "@/lib/aws/cognito/pools";
import type { Pool } from "@/lib/domain/access/roles";
import type { Permission } from "@/lib/domain/policy";
import { bareSegment } from "@/lib/domain/routes";

type Context = { params: Promise<{ environment: string }> };

/** Makes a handler that reads below `/pools/[environment]`: origin, session, pool and role, query, then `run`; see `enterRoute`. */
export function poolRoute<Query>(
  name: string,
  permission: Permission,
  schema: z.ZodType<Query>,
  run: (pool: Pool, query: Query) => Promise<Response>,
) {
  return async (request: NextRequest, { params }: Context): Promise<Response> => {
    const poolId = poolIdIn(bareSegment((await params).environment));
    return enterRoute(request, { ...inPool(poolId, permission), name, schema, run });
  };
}
