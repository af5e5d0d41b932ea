import { whyNoDoctor } from "@/lib/auth/doctor-door";
import { personRoute } from "@/lib/auth/person-route";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { findInPalette } from "@/lib/domain/palette/find";
import { paletteQuery } from "@/lib/domain/palette/query";
import { rememberedPool } from "@/lib/inventory/clients";
import { protectionOf } from "@/lib/inventory/protection";

/** Searches everything the person may see, over all pools, in what the console remembers: 0 calls. `{groups}`. */
export const GET = personRoute("search", paletteQuery, async (person, query) => {
  const pools = await Promise.all(
    poolsOf(person).map(async (pool) => ({ pool, known: await rememberedPool(pool) })),
  );
  const groups = findInPalette(
    {
      person,
      mayCheck: whyNoDoctor(person) === null,
      pools: pools.map(({ pool, known: { rows, directory } }) => ({
        environment: pool.environment,
        rows,
        scopes: directory?.scopes ?? new Set(),
        serverNames: directory?.serverNames ?? new Map(),
      })),
      protectionOf,
    },
    query,
  );
  return Response.json({ groups }, { headers: { "cache-control": "no-store" } });
});
