import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Fleet } from "@/lib/acts/act";
import { enterRoute } from "@/lib/auth/enter-route";
import { inFleet } from "@/lib/auth/fleet";
import { bareSegment } from "@/lib/domain/routes";

type Context = { params: Promise<{ runId: string }> };

/** Makes a GET handler below `/runs/[runId]`: origin, session and a role, query, then `run`; see `enterRoute`. */
export function runRoute<Query>(
  name: string,
  schema: z.ZodType<Query>,
  run: (fleet: Fleet, runId: string, query: Query) => Promise<Response>,
) {
  return async (request: NextRequest, { params }: Context): Promise<Response> => {
    const runId = bareSegment((await params).runId);
    return enterRoute(request, {
      ...inFleet("reads"),
      name,
      schema,
      run: (fleet: Fleet, query) => run(fleet, runId, query),
    });
  };
}
