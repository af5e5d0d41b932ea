import type { Request } from "@/lib/local-aws/http";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import { claimsOf, poolKeys } from "./keys";
import { issuerOf } from "./tokens";

/** The token in the Authorization header of a request; undefined for none. */
export const bearerToken = ({ headers }: Request): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];

/** The claims of an access token that this pool issued and that has not expired; null for anything else. */
export async function accessClaims(
  world: World,
  pool: Pool,
  token: string,
): Promise<Record<string, unknown> | null> {
  const claims = claimsOf((await poolKeys(world, pool)).access, token);
  const isOurs = claims?.iss === issuerOf(world, pool) && claims.token_use === "access";
  return isOurs && typeof claims.exp === "number" && claims.exp > world.clock.seconds() ? claims : null;
}
