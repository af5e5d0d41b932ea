import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Anchor, type AuditRow, rowInLine } from "@/lib/domain/audit/row";
import { type ChainReport, checkChain } from "@/lib/domain/audit/chain";
import { verifyChain } from "@/lib/store/audit/chain";
import { closeStore, store } from "@/lib/store/database";
import { FolderInUse } from "@/lib/store/open/folder-lock";
import { CommandError } from "./command-error";
import { loadEnvFiles } from "./serve/env-files";
import { run } from "./run";

await run(main);

/** Checks the audit trail of the store, or of an exported file of JSON lines: status 0 when it is whole. */
async function main(): Promise<void> {
  const { file, anchor } = readArguments(process.argv.slice(2));
  loadEnvFiles();
  const report = file === null ? await verifyStore(anchor) : await verifyFile(file, anchor);
  if (report.is === "broken")
    throw new CommandError(`The audit trail is broken at row ${report.sequence}. ${report.reason}`);
  const { sequence, hash } = report.head;
  const rows = report.rows === 1 ? "1 row" : `${report.rows.toLocaleString("en")} rows`;
  console.log(`The audit trail is whole: ${rows}. Anchor of the last one: ${sequence}:${hash}`);
}

async function verifyStore(anchor: Anchor | null): Promise<ChainReport> {
  // Opened here once, so that a folder in use is explained rather than called unreachable.
  await store().catch(explain);
  const report = await verifyChain(anchor ? { anchor } : {});
  await closeStore();
  if (report.ok) return report.value;
  throw new CommandError("The store could not be read to the end. The line above names the reason.");
}

function explain(error: unknown): void {
  if (error instanceof FolderInUse)
    throw new CommandError(`${error.message} An exported file can be checked meanwhile with --file.`);
}

function verifyFile(file: string, anchor: Anchor | null): Promise<ChainReport> {
  if (!existsSync(file))
    throw new CommandError(`There is no file ${file}. Name one that was exported as JSON lines.`);
  return checkChain(rowsIn(file), anchor ? [{ ...anchor, source: "the anchor" }] : []);
}

async function* rowsIn(file: string): AsyncGenerator<AuditRow | null> {
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.startsWith('"sequence",'))
      throw new CommandError(
        "This file is CSV, for spreadsheets. Only an export as JSON lines can be checked.",
      );
    yield rowInLine(line);
  }
}

function readArguments(all: string[]): { file: string | null; anchor: Anchor | null } {
  const { positionals, values } = parsed(all);
  if (positionals.join(" ") !== "verify") throw new CommandError(`Usage: ${usage()}`);
  return { file: values.file ?? null, anchor: values.anchor === undefined ? null : anchorIn(values.anchor) };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { file: { type: "string" }, anchor: { type: "string" } },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(".")[0] : "These arguments are not known";
    throw new CommandError(`${reason}. Usage: ${usage()}`);
  }
}

function anchorIn(text: string): Anchor {
  const [, sequence, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw new CommandError("--anchor is not SEQ:HASH, a row's number and its hash of 64 hexadecimal digits.");
}

// A function, because `main` runs before a constant down here has its value.
function usage(): string {
  return "npm run audit -- verify [--file FILE] [--anchor SEQ:HASH]";
}
