import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "playwright/test";
import { freePort } from "@/lib/commands/serve/port";
import { projectRoot } from "@/lib/commands/project-root";
import { test } from "../kit/test";

// A terminal signals the whole group; a supervisor often only the process it started, which is npm.
const ends = [
  { what: "Ctrl-C", signal: "SIGINT", toAll: true },
  { what: "a SIGTERM to npm alone", signal: "SIGTERM", toAll: false },
] as const;

for (const { what, signal, toAll } of ends)
  test(`npm start serves, prints who may sign in, and ${what} leaves no process`, async ({ request }) => {
    const folder = mkdtempSync(join(tmpdir(), "start-"));
    const port = await freePort();
    const environment = {
      COGNITO_POOLS: "",
      DATA_DIR: folder,
      PORT: String(port),
      LOCAL_COGNITO_PORT: String(await freePort()),
    };
    const start = spawn("npm", ["start"], {
      cwd: projectRoot,
      detached: true,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const group = -Number(start.pid);
    try {
      let printed = "";
      start.stdout.on("data", (chunk) => {
        printed += chunk;
      });
      await expect.poll(() => printed, { timeout: 90_000 }).toContain(" viewer\n");
      expect(printed).toContain(`http://localhost:${port}\n`);
      for (const role of ["admin", "operator", "viewer"])
        expect(printed).toMatch(new RegExp(`^\\S+@\\S+ \\S+ ${role}$`, "m"));
      expect((await request.get(`http://localhost:${port}/sign-in`)).status()).toBe(200);

      process.kill(toAll ? group : -group, signal);
      await expect.poll(() => isAlive(group)).toBe(false);
    } finally {
      if (isAlive(group)) process.kill(group, "SIGKILL");
      rmSync(folder, { recursive: true });
    }
  });

/** Whether a process of the group runs. One that has ended but that nobody has waited for is none. */
function isAlive(group: number) {
  const processes = execFileSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" }).split("\n");
  return processes.some((line) => new RegExp(`^\\s*${-group}\\s+[^Z\\s]`).test(line));
}
