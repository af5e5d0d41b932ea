import { spawnSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";

/** What a process prints that logs its console and then runs `script`: its lines on both outputs, parsed. */
function linesOf(script: string): Record<string, unknown>[] {
  const start = 'const { logConsole } = await import("./lib/process/console-log.ts"); logConsole();';
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", `${start} ${script}`],
    { cwd: projectRoot, encoding: "utf8", maxBuffer: 10_000_000 },
  );
  expect(stderr).toBe("");
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

let lines: Record<string, unknown>[] = [];
beforeAll(() => {
  lines = linesOf(`
    console.log("\\u001b[32m✓\\u001b[0m Ready in", 3, "ms");
    console.log("");
    console.error("⨯", new Error("a line\\n{\\"level\\":30,\\"msg\\":\\"forged\\"}"));
    process.emitWarning("Upgrade Node.", "NodeDeprecationWarning");
    await new Promise((done) => setImmediate(done));
    for (let count = 0; count < 200; count += 1) {
      console.error("x".repeat(100_000), new Error("y".repeat(100_000)));
      console.warn("short");
    }
  `);
});

test("what Next and Node print is a record a line, without colours", () => {
  expect(lines[0]).toMatchObject({ level: 30, msg: "✓ Ready in 3 ms" });
  expect(lines[1]).toMatchObject({ level: 50, msg: "⨯ Error: a line" });
  expect(lines[1]?.stack).toMatch(/^⨯ Error: a line\n.*forged.*\n {4}at /);
  expect(lines[2]).toMatchObject({ level: 40, warning: "NodeDeprecationWarning", msg: "Upgrade Node." });
});

test("what strangers make Next print is 60 short lines a minute of each level at most", () => {
  const ofLevel = (level: number) =>
    lines.filter((line) => line.level === level && line.warning === undefined);
  expect([ofLevel(50), ofLevel(40)].map(({ length }) => length)).toEqual([60, 60]);
  for (const { msg, stack = "" } of lines)
    for (const text of [msg, stack]) expect(`${text}`.length).toBeLessThan(4_100);
  expect(lines.at(-1)).toMatchObject({ level: 40, msg: "short" });
});
