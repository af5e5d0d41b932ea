import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { type Facts, readings } from "@/lib/local-aws/model/facts";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { devPool } from "@/tests/kit/local-cognito/m2m-client";

/** What the contract suite prints when the settings point it at a pool somewhere else. */
async function contractOutput(settings: Record<string, string>): Promise<{ status: number; output: string }> {
  const args = [
    "run",
    "-c",
    "tests/vitest.config.ts",
    "facts",
    "-t",
    "the real pool",
    "--disable-console-intercept",
  ];
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, NODE_ENV: "test", ...settings, CONTRACT_POOL: devPool },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [status] = await once(child, "close");
  return { status, output };
}

// Nobody presses a pool that is not local until it throttles: others use its token endpoint. This one has no limits,
// which must not be read as a longer burst, or as no quota for secrets alone.
const untried: string[] = [
  "throttledStatus",
  "throttledBody",
  "clientTokenQuota",
  "quotaBurst",
  "secretQuota",
  "oddClientMetadata",
] satisfies (keyof Facts)[];

test("pointed at a pool by settings alone, the suite prints for each unconfirmed fact what that pool answered", async () => {
  const facts = Object.fromEntries(Object.entries(readings).map(([name, known]) => [name, known[1]]));
  const elsewhere = await freshCognito({ facts });
  try {
    const { status, output } = await contractOutput(elsewhere.settings);
    for (const [name, [ours, other]] of Object.entries(readings))
      expect(output).toContain(
        untried.includes(name) ? `${name}: not tried` : `${name}: ${other} (we do: ${ours})`,
      );
    expect(status).toBe(0);
  } finally {
    await elsewhere.stop();
  }
});
