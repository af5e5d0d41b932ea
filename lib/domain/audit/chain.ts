import { type Anchor, type AuditRow, GENESIS, hashOf } from "@/lib/domain/audit/row";

/** The result of a verification: the trail is as written, or the number of the first bad row and what is wrong. */
export type ChainReport =
  | { is: "whole"; rows: number; head: Anchor }
  | { is: "broken"; sequence: number; reason: string };

/** One line of a running verification: its progress, and at last its result. */
export type CheckLine =
  | { is: "checking"; checked: number; of: number }
  | { is: "failed"; message: string }
  | ChainReport;

/** A row of the trail that is known from elsewhere; `source` names it in a sentence: "the anchor". */
export type Witness = Anchor & { readonly source: string };

/**
 * Checks every row's number, hash and link to the row before, and that the trail holds what `witnesses` saw. `next`
 * takes the rows in order from the first, and returns the report as soon as a row is wrong; null stands for something
 * that is no row. `end` returns the report after the last row.
 */
export function chainCheck(witnesses: readonly Witness[]) {
  let last: Anchor = { sequence: 0, hash: GENESIS };
  return {
    async next(row: AuditRow | null): Promise<ChainReport | null> {
      const wrong = (await wrongWith(row, last)) ?? contradiction(row, witnesses);
      if (wrong) return { is: "broken", ...wrong };
      if (row) last = { sequence: row.sequence, hash: row.hash };
      return null;
    },
    end(): ChainReport {
      const missed = witnesses.find(({ sequence }) => sequence > last.sequence);
      if (!missed) return { is: "whole", rows: last.sequence, head: last };
      return {
        is: "broken",
        sequence: last.sequence + 1,
        reason: `The trail ends at row ${last.sequence}, but ${missed.source} refers to row ${missed.sequence}: the rows after ${last.sequence} were removed.`,
      };
    },
  };
}

/** Checks a trail whose rows come as a stream. */
export async function checkChain(
  rows: AsyncIterable<AuditRow | null>,
  witnesses: readonly Witness[] = [],
): Promise<ChainReport> {
  const check = chainCheck(witnesses);
  for await (const row of rows) {
    const broken = await check.next(row);
    if (broken) return broken;
  }
  return check.end();
}

type Wrong = { sequence: number; reason: string };

async function wrongWith(row: AuditRow | null, last: Anchor): Promise<Wrong | null> {
  const sequence = last.sequence + 1;
  if (!row) return { sequence, reason: `Row ${sequence} isn’t a valid row.` };
  if (row.sequence !== sequence)
    return {
      sequence,
      reason: `Row ${row.sequence} is where row ${sequence} should be: rows were deleted or moved.`,
    };
  if ((await hashOf(row)) !== row.hash)
    return { sequence, reason: `Row ${sequence} was changed: its content does not match its hash.` };
  if (row.previous === last.hash) return null;
  // This row is intact, and it holds the hash that the row before it used to have.
  const bad = Math.max(last.sequence, 1);
  return {
    sequence: bad,
    reason: `Row ${bad} was replaced: row ${sequence} refers to a different one.`,
  };
}

function contradiction(row: AuditRow | null, witnesses: readonly Witness[]): Wrong | null {
  const witness = witnesses.find((it) => it.sequence === row?.sequence && it.hash !== row.hash);
  if (!witness) return null;
  const { sequence, source } = witness;
  return {
    sequence,
    reason: `Row ${sequence} doesn’t match ${source}: it or an earlier row was rewritten.`,
  };
}
