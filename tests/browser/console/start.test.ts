import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect } from "playwright/test";
import { projectRoot } from "@/lib/commands/project-root";
import { freePort } from "@/lib/commands/serve/port";
import { routes } from "@/lib/domain/routes";
import { signInByHand } from "@/tests/browser/kit/sign-in";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

// A terminal signals the whole group; a supervisor often only the process it started, which is npm.
const ends = [
  { what: "Ctrl-C", signal: "SIGINT", toAll: true },
  { what: "a SIGTERM to npm alone", signal: "SIGTERM", toAll: false },
] as const;

for (const { what, signal, toAll } of ends)
  test(`npm start serves, prints who may sign in, and ${what} leaves no process`, async ({ request }) => {
    const folder = mkdtempSync(join(tmpdir(), "start-"));
    const port = await freePort();
    const { npm, printed } = startNpm(["start"], {
      COGNITO_POOLS: "",
      DATA_DIR: folder,
      PORT: String(port),
      LOCAL_COGNITO_PORT: String(await freePort()),
    });
    const group = -Number(npm.pid);
    const log = join(folder, "console.log");
    try {
      await expect.poll(printed, { timeout: 90_000 }).toContain(`The log is in ${log}.\n`);
      expect(printed()).toContain(`http://localhost:${port}\n`);
      for (const role of ["admin", "operator", "viewer"])
        expect(printed()).toMatch(new RegExp(`^\\S+@\\S+ \\S+ ${role}$`, "m"));
      expect((await request.get(`http://localhost:${port}/sign-in`)).status()).toBe(200);

      // What the console logs does not push the accounts off the terminal.
      const before = printed();
      await request.get(`http://localhost:${port}${routes.clientSettings(inDev)}?ids=a`);
      await expect.poll(() => readFileSync(log, "utf8")).toContain('"msg":"A stranger was refused"');
      expect(printed()).toBe(before);

      process.kill(toAll ? group : -group, signal);
      await expect.poll(() => isAlive(group)).toBe(false);
    } finally {
      end(npm);
      rmSync(folder, { recursive: true });
    }
  });

test("npm start runs with what npm run local-cognito prints, and people sign in", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  const consoleUrl = `http://localhost:${await freePort()}`;
  const options = ["--port", "0", "--data", join(folder, "cognito.json"), "--console-url", consoleUrl];
  const cognito = startNpm(["run", "local-cognito", "--", ...options], { DATA_DIR: folder });
  try {
    await expect.poll(cognito.printed, { timeout: 90_000 }).toContain("\nPORT=");
    const settings = parseEnv(cognito.printed().slice(cognito.printed().indexOf("# Settings")));
    const console = startNpm(["start"], { ...settings, DATA_DIR: folder });
    try {
      await expect.poll(console.printed, { timeout: 90_000 }).toContain(`is ready: ${consoleUrl}`);
      const [, email = "", password = ""] = /^(\S+) (\S+) admin$/m.exec(cognito.printed()) ?? [];
      await signInByHand(page, "admin", { consoleUrl, accounts: [{ email, password, role: "admin" }] });
    } finally {
      end(console.npm);
    }
  } finally {
    end(cognito.npm);
    rmSync(folder, { recursive: true });
  }
});

/** Runs npm in a process group of its own; `printed` gives its standard output up to now. */
function startNpm(args: string[], environment: Record<string, string | undefined>) {
  const npm = spawn("npm", args, {
    cwd: projectRoot,
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  npm.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return { npm, printed: () => text };
}

function end(npm: ChildProcess): void {
  const group = -Number(npm.pid);
  if (isAlive(group)) process.kill(group, "SIGKILL");
}

/** Whether a process of the group runs. One that has ended but that nobody has waited for is none. */
function isAlive(group: number) {
  const processes = execFileSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" }).split("\n");
  return processes.some((line) => new RegExp(`^\\s*${-group}\\s+[^Z\\s]`).test(line));
}
