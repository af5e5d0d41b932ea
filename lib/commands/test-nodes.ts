import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { childEnvironment } from "@/lib/config";
import { checkSteps } from "./check/checks";
import { runStep, type Step } from "./check/step";
import { unitStep } from "./check/unit-steps";
import { CommandError } from "./command-error";
import { runCommand } from "./command-line";
import { projectRoot } from "./project-root";
import { stopSignal } from "./stop-signal";

/** The versions that people may run: the oldest of `engines`, and those that Node supports. */
const versions = ["20", "22", "24"];

/** Its global setup builds the console first. */
const story: Step = {
  name: "a build and a story",
  programs: [
    ["playwright/cli.js", "test", "-c", "tests/browser/playwright.config.ts", "clients/create-client"],
  ],
  isLong: true,
};

const command = {
  name: "npm run test:nodes",
  does: [
    "Runs the checks, the unit tests, a build and one story on each version of Node that is supported.",
    "Takes the versions from npm. It takes about ten minutes a version. Exits with status 1 if something fails.",
  ].join("\n"),
  words: { form: "[VERSION…]", does: `Major versions. Default: ${versions.join(", ")}.` },
  examples: ["npm run test:nodes", "npm run test:nodes -- 22"],
};

await runCommand(command, async ({ words }) => {
  const stop = stopSignal();
  const folder = mkdtempSync(join(tmpdir(), "clientele-nodes-"));
  try {
    for (const version of words.length > 0 ? words : versions) {
      if (!(await passesOn(node(folder, version), version, stop))) process.exitCode = 1;
      if (stop.aborted) return;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** The path of a Node binary, installed into `folder`. Throws CommandError where npm has none for this machine. */
function node(folder: string, version: string): string {
  const name = `node-${process.platform}-${process.arch}`;
  const prefix = join(folder, version);
  const { status, stderr } = spawnSync(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", prefix, `${name}@${version}`],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new CommandError(`Node ${version} couldn’t be installed.\n${stderr}`);
  return join(prefix, "node_modules", name, "bin", "node");
}

/** Whether everything passes on this Node, which runs the programs and is the one on the path of what they start. */
async function passesOn(program: string, version: string, stop: AbortSignal): Promise<boolean> {
  const { PATH } = childEnvironment({});
  const onNode = { PATH: `${dirname(program)}:${PATH}`, NEXT_TELEMETRY_DISABLED: "1" };
  // Built on another version, a build of the same sources would count as this one's.
  rmSync(join(projectRoot, ".next"), { recursive: true, force: true });
  for (const step of [...checkSteps, unitStep(), story]) {
    const name = `${step.name}, on Node ${version}`;
    const environment = { ...step.environment, ...onNode };
    if (!(await runStep({ ...step, name, environment, node: program }, stop))) return false;
  }
  return true;
}
