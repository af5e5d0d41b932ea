import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { checkPack } from "@/lib/commands/audit/pack";
import { CommandError } from "@/lib/commands/command-error";
import { type Command, type CommandLine, runCommand, typed, usageError } from "@/lib/commands/command-line";
import { type ChainReport, checkChain } from "@/lib/domain/audit/chain";
import { type Anchor, type AuditRow, rowInLine } from "@/lib/domain/audit/row";
import { verifyChain } from "@/lib/store/audit/chain";
import { closeStore, store } from "@/lib/store/database";
import { FolderInUse } from "@/lib/store/open/folder-lock";

/** The command line of the audit trail's check; `name` is how it is started. */
const auditOf = (name: string): Command => ({
  name,
  does: "Verifies that no row of the audit trail was changed, removed or reordered. Exits with status 1 if one was.",
  words: {
    form: "verify",
    does: "Verify the trail in the store or in an exported file, or an evidence pack.",
  },
  options: {
    file: { value: "FILE", does: "An export as JSON lines. Default: the store." },
    anchor: {
      value: "SEQ:HASH",
      does: "A row that the trail must contain, as printed by the console. Default: none.",
    },
    pack: { value: "FILE", does: "An evidence pack to verify instead. Needs --key." },
    key: { value: "FILE", does: "The public key of the pack’s console, from its address /api/evidence/key." },
  },
  settings: {
    DATABASE_URL: "The PostgreSQL database to use as the store. Default: the embedded database.",
    DATA_DIR: "The folder of the embedded database. Default: .data.",
  },
  examples: [
    typed({ name }, "verify"),
    typed({ name }, "verify --file audit.jsonl --anchor 4:0123…"),
    typed({ name }, "verify --pack evidence-2026-12-01.zip --key public-key.pem"),
  ],
});

/** Checks the audit trail, as `name` was told to, and ends the process. */
export function runAudit(name: string): Promise<never> {
  const command = auditOf(name);
  return runCommand(command, (line) => check(command, line));
}

async function check(command: Command, line: CommandLine): Promise<void> {
  if (line.words.join(" ") !== "verify") throw usageError(command, `Use: ${command.examples[0]}`);
  const [pack, key] = [line.valueOf("pack"), line.valueOf("key")];
  if (pack !== undefined || key !== undefined) {
    if (pack === undefined || key === undefined || line.valueOf("file") || line.valueOf("anchor"))
      throw usageError(command, "--pack and --key go together, and with no other option");
    return await checkPack(pack, key);
  }
  const file = line.valueOf("file") ?? null;
  const given = line.valueOf("anchor");
  const anchor = given === undefined ? null : anchorIn(given);
  const report = file === null ? await verifyStore(anchor) : await verifyFile(file, anchor);
  if (report.is === "broken")
    throw new CommandError(`The audit trail is broken at row ${report.sequence}. ${report.reason}`);
  const { sequence, hash } = report.head;
  const rows = report.rows === 1 ? "1 row" : `${report.rows.toLocaleString("en")} rows`;
  console.log(`The audit trail is intact: ${rows}. Anchor of the last row: ${sequence}:${hash}`);
}

async function verifyStore(anchor: Anchor | null): Promise<ChainReport> {
  // Opens the store first, so that a folder in use is reported as such and not as unreachable.
  await store().catch(explain);
  const report = await verifyChain(anchor ? { anchor } : {});
  await closeStore();
  if (report.ok) return report.value;
  throw new CommandError("The store couldn’t be read completely. See the line above for the reason.");
}

function explain(error: unknown): void {
  if (error instanceof FolderInUse)
    throw new CommandError(`${error.message} Meanwhile, you can check an exported file with --file.`);
}

function verifyFile(file: string, anchor: Anchor | null): Promise<ChainReport> {
  if (!existsSync(file))
    throw new CommandError(`The file ${file} doesn’t exist. Choose a file exported as JSON lines.`);
  return checkChain(rowsIn(file), anchor ? [{ ...anchor, source: "the anchor" }] : []);
}

async function* rowsIn(file: string): AsyncGenerator<AuditRow | null> {
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.startsWith('"sequence",'))
      throw new CommandError("This file is CSV. Choose an export as JSON lines.");
    yield rowInLine(line);
  }
}

function anchorIn(text: string): Anchor {
  const [, sequence, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw new CommandError(
    "--anchor must be SEQ:HASH: the number of a row and its hash of 64 hexadecimal digits.",
  );
}
