import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { freePort } from "@/lib/commands/serve/port";
import { scratch } from "@/tests/kit/command";
import { end as ended, start } from "./local-cognito-child";

const isUp = (port: number) =>
  fetch(`http://127.0.0.1:${port}/_local/`).then(
    () => true,
    () => false,
  );

test.each([
  ["npm alone is ended", (npm: ChildProcess) => npm.kill("SIGTERM")],
  ["npm alone is interrupted", (npm: ChildProcess) => npm.kill("SIGINT")],
  ["the terminal sends Ctrl-C to all", (npm: ChildProcess) => process.kill(-(npm.pid ?? 0), "SIGINT")],
])("no process is left when %s", async (_how, end) => {
  const port = await freePort();
  const file = join(scratch(), "local-cognito.json");
  const npm = spawn("npm", ["run", "local-cognito", "--", "--port", String(port), "--data", file], {
    cwd: projectRoot,
    detached: true,
    stdio: "ignore",
  });
  await expect.poll(() => isUp(port)).toBe(true);
  end(npm);
  await expect.poll(() => isUp(port)).toBe(false);
});

test("a closed terminal is said to be the reason, and Ctrl-C needs none", async () => {
  for (const [signal, reason] of [
    [
      "SIGHUP",
      "The terminal was closed, so this command stops too. See README.md for how to keep it running.\n",
    ],
    ["SIGINT", ""],
  ] as const) {
    const { child, printed } = start([]);
    while (!printed.stdout.includes("NEXTAUTH_SECRET=")) await once(child.stdout, "data");
    child.kill(signal);
    expect(await ended(child)).toBe(0);
    expect(printed.stderr).toBe(reason);
  }
});

test("an ended parent is said to be the reason", async () => {
  const port = await freePort();
  const file = join(scratch(), "local-cognito.json");
  const command = `node --conditions=react-server --import tsx lib/commands/local-cognito.ts --port ${port} --data ${file}`;
  const shell = spawn("sh", ["-c", `${command} & wait`], { cwd: projectRoot });
  let said = "";
  shell.stderr.on("data", (chunk) => {
    said += chunk;
  });
  await expect.poll(() => isUp(port)).toBe(true);
  shell.kill("SIGKILL");
  await expect.poll(() => isUp(port)).toBe(false);
  expect(said).toMatch(/^The program that started this command has ended, so this command stops too\. .+\n$/);
});
