import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { emptyStore } from "@/lib/commands/empty-store";
import { projectRoot } from "@/lib/commands/project-root";
import { startScratchPostgres } from "@/lib/commands/scratch-postgres";
import { auditJsonLine } from "@/lib/domain/audit/export";
import { writer } from "@/tests/kit/store/writer";
import { trailOf } from "@/tests/lib/domain/audit/row-trail";

const folder = mkdtempSync(join(tmpdir(), "clientele-audit-"));
afterAll(() => rmSync(folder, { recursive: true }));

function audit(args: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/commands/audit.ts", ...args],
    { cwd: projectRoot, env: { ...process.env, ...environment }, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const trail = await trailOf(4);
const lines = trail.map(auditJsonLine);
const { hash = "" } = trail[3] ?? {};

function exported(content: readonly string[], name = "trail.jsonl"): string {
  const file = join(folder, name);
  writeFileSync(file, content.join(""));
  return file;
}

test("a sound file is whole, and its anchor is told", () => {
  const { status, stdout } = audit(["verify", "--file", exported(lines), "--anchor", `4:${hash}`]);
  expect(status).toBe(0);
  expect(stdout).toBe(`The audit trail is intact: 4 rows. Anchor of the last row: 4:${hash}\n`);
});

test.each([
  [
    "an edited byte",
    [lines[0], lines[1]?.replace("client 2", "client 9"), lines[2]],
    "row 2. Row 2 was changed",
  ],
  ["a line away", [lines[0], lines[2], lines[3]], "row 2. Row 3 is where row 2 should be"],
  ["half a line", [lines[0], lines[1]?.slice(0, 50)], "row 2. Row 2 isn’t a valid row"],
  ["a tail cut off", lines.slice(0, 3), "row 4. The trail ends at row 3, but the anchor refers to row 4"],
])("a file with %s is refused in one sentence", (_what, content, sentence) => {
  const file = exported(content.map((line) => line ?? ""));
  const { status, stdout, stderr } = audit(["verify", "--file", file, "--anchor", `4:${hash}`]);
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain(`The audit trail is broken at ${sentence}`);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
});

test.each([
  [["prove"], "Use: npm run audit -- verify"],
  [["verify", "--what"], "Unknown option '--what'. Options: --file, --anchor, --pack, --key, --help."],
])("%j is refused as wrong usage", (args, sentence) => {
  const { status, stderr } = audit(args);
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
});

test.each([
  [["verify", "--anchor", "4"], "--anchor must be SEQ:HASH"],
  [["verify", "--file", "/nowhere/at/all"], "The file /nowhere/at/all doesn’t exist."],
  [["verify", "--file", exported(['"sequence","at"\r\n'], "trail.csv")], "Choose an export as JSON lines."],
])("%j is explained", (args, sentence) => {
  const { status, stderr } = audit(args);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
});

test("the store's own trail is verified, and an anchor of another trail is not in it", async () => {
  const server = await startScratchPostgres(["fsync=off"]);
  const environment = { DATABASE_URL: server.url };
  await writer(3, { environment }).ended;
  const whole = audit(["verify"], environment);
  const foreign = audit(["verify", "--anchor", `2:${hash}`], environment);
  await server.remove();
  expect(whole.stdout).toMatch(
    /^The audit trail is intact: 6 rows\. Anchor of the last row: 6:[0-9a-f]{64}\n$/,
  );
  expect([foreign.status, foreign.stderr]).toEqual([
    1,
    "The audit trail is broken at row 2. Row 2 doesn’t match the anchor: it or an earlier row was rewritten.\n",
  ]);
  const gone = audit(["verify"], environment);
  expect([gone.status, gone.stderr]).toEqual([
    1,
    "The store couldn’t be read completely. See the line above for the reason.\n",
  ]);
}, 180_000);

test("an embedded store that a console has open is not touched", async () => {
  const environment = { DATABASE_URL: "", DATA_DIR: join(folder, "data") };
  cpSync(await emptyStore(), join(environment.DATA_DIR, "store"), { recursive: true });
  const console = writer(1, { environment, stays: true });
  await console.acknowledged(2);
  const { status, stderr } = audit(["verify"], environment);
  await console.kill("SIGTERM");
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /in use by another console \(process \d+\).*Meanwhile, you can check an exported file/,
  );
}, 180_000);
