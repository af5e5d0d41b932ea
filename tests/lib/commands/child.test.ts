import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { startChild } from "@/lib/commands/child";
import { projectRoot } from "@/lib/commands/project-root";
import { scratch } from "@/tests/kit/command";

/** A program that startChild can start: it takes paths below node_modules. */
function program(source: string) {
  const file = join(scratch(), "program.mjs");
  writeFileSync(file, source);
  return relative(join(projectRoot, "node_modules"), file);
}

async function linesOf(source: string, environment: Record<string, string> = {}) {
  const lines: string[] = [];
  const child = startChild({
    script: program(source),
    args: ["one"],
    environment,
    print: (line) => lines.push(line),
  });
  return { status: await child.ended, lines };
}

test("a child's lines and its exit status come through, its own settings winning", async () => {
  const source = `console.log(process.argv[2], process.env.COLOUR); console.error("two"); process.exitCode = 3;`;
  const { status, lines } = await linesOf(source, { COLOUR: "red" });
  expect(status).toBe(3);
  expect(lines.sort()).toEqual(["one red", "two"]);
});

test("a child that ends when its work is done is not kept by its standard input", async () => {
  expect(await linesOf("")).toEqual({ status: 0, lines: [] });
});

test("what a child forks lives on its own standard input", async () => {
  const source = `
    import { fork } from "node:child_process";
    if (process.send) setTimeout(() => process.send("fine"), 100);
    else fork(new URL(import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] })
      .on("message", (message) => console.log(message))
      .on("exit", (status) => console.log(status));
  `;
  expect((await linesOf(source)).lines).toEqual(["fine", "0"]);
});

test("a child that will not end is ended all the same", async () => {
  const source = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up");`;
  await new Promise<void>((resolve) => {
    const child = startChild({
      script: program(source),
      args: [],
      environment: {},
      print: async () => {
        await child.stop();
        resolve();
      },
    });
  });
});

test("a child does not outlive a parent that was killed", async () => {
  const grandchild = program(`console.log(process.pid); setInterval(() => {}, 1000);`);
  const parent = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      `
    const { startChild } = await import("@/lib/commands/child");
    startChild({ script: ${JSON.stringify(grandchild)}, args: [], environment: {}, print: (line) => console.log(line) });
  `,
    ],
    { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"] },
  );
  const [pid] = await new Promise<string[]>((resolve) => {
    createInterface({ input: parent.stdout }).once("line", (line) => resolve([line]));
  });
  expect(isAlive(Number(pid))).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isAlive(Number(pid))).toBe(false);
});

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
