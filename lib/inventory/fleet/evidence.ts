import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Person, Pool } from "@/lib/domain/access/roles";
import { auditJsonLine } from "@/lib/domain/audit/export";
import type { AuditRow } from "@/lib/domain/audit/row";
import { auditFilter } from "@/lib/domain/audit/search";
import { type EvidenceFile, poolFiles } from "@/lib/domain/evidence/files";
import { EVIDENCE_DAYS } from "@/lib/domain/evidence/pack";
import { dayOf } from "@/lib/domain/finding/trend";
import type { Problem } from "@/lib/domain/problem";
import { ok, type Result } from "@/lib/domain/result";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { findingsOn } from "@/lib/inventory/findings";
import { gapsOn } from "@/lib/inventory/fleet/glance";
import { knownSettings } from "@/lib/inventory/pool/settings";
import { knownServers, rowsOn } from "@/lib/inventory/search";
import { openShelf } from "@/lib/inventory/shelf";
import { exportRows } from "@/lib/store/audit/search";
import { scopePoliciesOf } from "@/lib/store/scope-policies";

/** Rows go into one file up to about so many characters, so that a file fits into memory. */
const MOST_TEXT = 4_000_000;

/** What is missing of each pool, as sentences by environment; pools that are whole are not named. Fails with store-unreachable. */
export async function evidenceGaps(pools: readonly Pool[]): Promise<Result<Record<string, string[]>>> {
  const gaps: Record<string, string[]> = {};
  for (const pool of pools) {
    const shelf = await openShelf(pool.id);
    if (!shelf.ok) return shelf;
    const found = gapsOn(pool, shelf.value, knownSettings(shelf.value) !== null);
    if (found.length > 0) gaps[pool.environment] = found;
  }
  return ok(gaps);
}

/**
 * The files of a pack on `day` (ISO date): those of each pool, and the rows of the trail within 90 days that the person
 * may see. Throws where the store does not answer, so that a part is not taken for the whole. No call to Cognito.
 */
export async function* evidenceFiles(
  pools: readonly Pool[],
  person: Person,
  day: string,
): AsyncGenerator<EvidenceFile> {
  for (const pool of pools.toSorted((one, other) => (one.environment < other.environment ? -1 : 1))) {
    // Requests go first: the files of a large pool take a moment each.
    for (const file of await filesOf(pool, day)) {
      yield file;
      await nextTurn();
    }
  }
  yield* auditFiles(person, day);
}

async function filesOf(pool: Pool, day: string): Promise<Iterable<EvidenceFile>> {
  const [shelf, judged, policies] = await Promise.all([
    openShelf(pool.id),
    findingsOn(pool, day),
    scopePoliciesOf(pool.id),
  ]);
  if (!shelf.ok) throw refused(shelf.problem);
  if (!judged.ok) throw refused(judged.problem);
  if (!policies.ok) throw refused(policies.problem);
  const evidence = {
    environment: pool.environment,
    poolId: pool.id,
    settings: knownSettings(shelf.value),
    rows: rowsOn(shelf.value).rows,
    owners: shelf.value.owners,
    servers: knownServers(shelf.value),
    policies: policies.value,
    ...judged.value,
  };
  return poolFiles(evidence, day);
}

/**
 * The rows of the trail, some thousands a file. The last rows are left out where they are about packs: a pack that is
 * made again would differ by those of the pack before.
 */
async function* auditFiles(person: Person, day: string): AsyncGenerator<EvidenceFile> {
  const from = dayOf(Date.parse(day) - EVIDENCE_DAYS * DAY_MS);
  let lines = "";
  let first: number | null = null;
  let held: AuditRow[] = [];
  const file = () => ({ path: `audit/${String(first ?? 0).padStart(10, "0")}.jsonl`, text: lines });
  for await (const page of exportRows(auditFilter({ from }, { people: null, clientIds: null }, person))) {
    if (!page.ok) throw refused(page.problem);
    for (const row of page.value) {
      held.push(row);
      if (row.action === "export evidence") continue;
      first ??= held[0]?.sequence ?? row.sequence;
      lines += held.map(auditJsonLine).join("");
      held = [];
      if (lines.length < MOST_TEXT) continue;
      yield file();
      lines = "";
      first = null;
    }
  }
  if (lines !== "") yield file();
}

const refused = (problem: Problem) => new Error(problem.message);
