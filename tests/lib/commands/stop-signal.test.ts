import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort } from "@/lib/commands/serve/port";
import { projectRoot } from "@/lib/commands/project-root";
import { scratch } from "../../kit/command";

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
