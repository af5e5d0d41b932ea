import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { CommandError } from "@/lib/commands/command-error";
import { type AuditRow, hashOf, rowInLine } from "@/lib/domain/audit/row";
import { FORMAT, MANIFEST, SIGNATURE, SUMS } from "@/lib/domain/evidence/pack";
import { parsedJson } from "@/lib/domain/text/parsed-json";
import { sha256 } from "@/lib/domain/text/sha256";
import { zippedFiles } from "@/lib/domain/text/zip";

type Files = ReadonlyMap<string, Uint8Array>;

const MOST_BYTES = 2_000_000_000;

/**
 * Verifies an evidence pack against the public key of its console, and prints what it is. Throws CommandError for a pack
 * that this key did not sign, or of which any byte was changed.
 */
export async function checkPack(file: string, keyFile: string): Promise<void> {
  const key = keyIn(keyFile);
  const files = zippedFiles(contentOf(file));
  if (!files) throw new CommandError(`${file} isn’t an evidence pack, or it was changed.`);
  const sums = files.get(SUMS);
  const signature = files.get(SIGNATURE);
  if (!sums || !signature) throw new CommandError(`${file} has no ${SUMS} with its signature.`);
  if (!verify(null, sums, key, signature))
    throw new CommandError(`The pack wasn’t signed with this key, or its ${SUMS} was changed.`);
  await checkSums(files, textOf(sums));
  const rows = await checkRows(files);
  const { day, environments, gaps } = manifestIn(files);
  console.log(
    `The evidence pack is genuine: ${environments.join(", ")} on ${day}, ${files.size} files, ${rows.toLocaleString("en")} rows of the audit trail.`,
  );
  for (const [environment, sentences] of Object.entries(gaps))
    console.log(`Not whole: ${environment}. ${sentences.join(" ")}`);
}

function keyIn(file: string): KeyObject {
  try {
    return createPublicKey(contentOf(file));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file} isn’t a public key as PEM.`);
  }
}

function contentOf(file: string): Buffer {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new CommandError(`The file ${file} doesn’t exist.`);
  if (size > MOST_BYTES) throw new CommandError(`The file ${file} is too large.`);
  return readFileSync(file);
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Each file has a hash, and each hash a file: nothing was added, removed or changed. */
async function checkSums(files: Files, text: string): Promise<void> {
  const sums = new Map(
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => [line.slice(66), line.slice(0, 64)] as const),
  );
  for (const [path, bytes] of files) {
    if (path === SUMS || path === SIGNATURE) continue;
    if ((await sha256(new Uint8Array(bytes))) !== sums.get(path))
      throw new CommandError(`${path} was changed or added.`);
    sums.delete(path);
  }
  const [missing] = sums.keys();
  if (missing !== undefined) throw new CommandError(`${missing} was removed.`);
}

/** Every row of the trail matches its hash, and the row before it. Returns how many there are. */
async function checkRows(files: Files): Promise<number> {
  let last: AuditRow | null = null;
  let rows = 0;
  for (const [path, bytes] of files) {
    if (!path.startsWith("audit/")) continue;
    for (const line of textOf(bytes).split("\n").slice(0, -1)) {
      const row = rowInLine(line);
      // Rows that the person may not see are left out, so numbers may have gaps.
      const isNext: boolean = row !== null && row.sequence > (last?.sequence ?? 0);
      const isLinked = last === null || row?.sequence !== last.sequence + 1 || row.previous === last.hash;
      if (!row || !isNext || !isLinked || (await hashOf(row)) !== row.hash)
        throw new CommandError(
          `${path} holds a row that doesn’t match its hash, after row ${last?.sequence ?? 0}.`,
        );
      last = row;
      rows += 1;
    }
  }
  return rows;
}

const manifest = z.object({
  format: z.literal(FORMAT),
  day: z.iso.date(),
  environments: z.array(z.string()),
  gaps: z.record(z.string(), z.array(z.string())),
});

function manifestIn(files: Files) {
  const read = manifest.safeParse(parsedJson(textOf(files.get(MANIFEST) ?? new Uint8Array())));
  if (!read.success) throw new CommandError(`${MANIFEST} is of a release that this one doesn’t know.`);
  return read.data;
}
