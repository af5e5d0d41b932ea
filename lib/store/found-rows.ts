import "server-only";
import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { foundOutcomes } from "@/lib/domain/audit/lost-act";
import type { AuditRow } from "@/lib/domain/audit/row";
import type { Result } from "@/lib/domain/result";
import { toRow } from "@/lib/store/audit/search";
import { ask } from "@/lib/store/database";
import { auditRows } from "@/lib/store/schema";

const MOST = 100;

/**
 * The outcomes, found out after `since` (epoch milliseconds), of a person's acts in these pools whose process had died,
 * newest first, at most 100. One round trip. Fails with store-unreachable.
 */
export function foundRows(
  personId: string,
  poolIds: readonly string[],
  since: number,
): Promise<Result<AuditRow[]>> {
  const isTheirs = and(eq(auditRows.personId, personId), inArray(auditRows.poolId, [...poolIds]));
  const isFound = and(inArray(auditRows.outcome, [...foundOutcomes]), gt(auditRows.at, new Date(since)));
  return ask("list what was found out about lost acts", async (database) => {
    const query = database.select().from(auditRows).where(and(isFound, isTheirs));
    return (await query.orderBy(desc(auditRows.at), desc(auditRows.sequence)).limit(MOST)).map(toRow);
  });
}
