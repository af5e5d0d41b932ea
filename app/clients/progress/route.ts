import { z } from "zod";
import { personRoute } from "@/lib/auth/person-route";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { environmentName } from "@/lib/domain/list/parse";
import { many } from "@/lib/domain/text/query-shape";
import { fleetProgress } from "@/lib/inventory/fleet/list";

const query = z.strictObject({ environment: many(environmentName) });

/** How much of these environments is known by now: a `ListProgress`. It costs no call to Cognito. */
export const GET = personRoute("read list progress", query, async (person, { environment }) =>
  Response.json(await fleetProgress(poolsOf(person), { environment, page: 1 }), {
    headers: { "cache-control": "no-store" },
  }),
);
