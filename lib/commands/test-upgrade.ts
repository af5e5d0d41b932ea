import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnvironment } from "@/lib/config";
import { buildIfNeeded } from "./build";
import { runStep } from "./check/step";
import { CommandError } from "./command-error";
import { runCommand } from "./command-line";
import { projectRoot } from "./project-root";
import { stopSignal } from "./stop-signal";

const command = {
  name: "npm run test:upgrade",
  does: [
    "Runs the previous release beside this one, on one database and behind one load balancer, while people work.",
    "Needs PostgreSQL and Chromium. It takes a few minutes. Exits with status 1 if something fails.",
  ].join("\n"),
  words: {
    form: "[COMMIT]",
    does: "The release to upgrade from. Default: the last commit of the day of the newest release in CHANGELOG.md.",
  },
  examples: ["npm run test:upgrade", "npm run test:upgrade -- 7e70fb5e^   another commit"],
};

await runCommand(command, async ({ words }) => {
  const stop = stopSignal();
  const folder = mkdtempSync(join(tmpdir(), "clientele-upgrade-"));
  const previous = join(folder, "previous");
  try {
    done("git", ["worktree", "add", "--detach", previous, words[0] ?? previousRelease()]);
    done("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], previous);
    console.log("Building the previous release.");
    done(process.execPath, ["node_modules/next/dist/bin/next", "build"], previous);
    await buildIfNeeded(stop);
    const passed = await runStep(
      {
        name: "upgrade and rollback",
        programs: [["playwright/cli.js", "test", "-c", "tests/upgrade/playwright.config.ts"]],
        environment: { UPGRADE_FROM: previous },
        isLong: true,
      },
      stop,
    );
    if (!passed) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    done("git", ["worktree", "prune"]);
  }
});

/** The last commit of the day of the newest release in CHANGELOG.md. Throws CommandError where it names none. */
function previousRelease(): string {
  const changelog = readFileSync(join(projectRoot, "CHANGELOG.md"), "utf8");
  const day = /^## \S+ – (\d{4}-\d{2}-\d{2})$/m.exec(changelog)?.[1];
  if (day === undefined) throw new CommandError("CHANGELOG.md names no release to upgrade from.");
  return done("git", ["log", "-1", "--format=%H", `--before=${day}T23:59:59Z`]).trim();
}

/** What a program prints. Throws CommandError with its errors when it fails. */
function done(program: string, args: string[], cwd = projectRoot): string {
  const env = childEnvironment({ NEXT_TELEMETRY_DISABLED: "1", BUILD_STANDALONE: "" });
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new CommandError(`${program} ${args.join(" ")} failed.\n${stdout}${stderr}`);
  return stdout;
}
