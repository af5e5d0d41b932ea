import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyStore } from "@/lib/commands/empty-store";
import { buildPrograms } from "@/lib/commands/image/programs";
import { projectRoot } from "@/lib/commands/project-root";
import { scratch } from "@/tests/kit/command";
import { freshCognito } from "@/tests/kit/fresh-cognito";

// Where the packages are found that stay outside of the bundles, as beside the server in the image.
const folder = mkdtempSync(join(projectRoot, "node_modules/.programs-"));
beforeAll(() => buildPrograms(folder));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a program of the image prints: plain Node, without the sources’ loader. */
async function run(name: string, args: string[], settings: Record<string, string>): Promise<string> {
  const data = scratch();
  cpSync(await emptyStore(), join(data, "store"), { recursive: true });
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    DATA_DIR: data,
    ...settings,
    NODE_NO_WARNINGS: "1",
  } as const;
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, `${name}.mjs`), ...args], {
    cwd: projectRoot,
    env,
  });
  return stdout;
}

test("the doctor runs as a plain Node program and finds nothing wrong with sound settings", async () => {
  const cognito = await freshCognito();
  const own = {
    NEXTAUTH_URL: "http://localhost:3999",
    NEXTAUTH_SECRET: "a secret of this test and nothing else",
  };
  const printed = await run("doctor", [], { ...cognito.settings, ...own });
  await cognito.stop();
  expect(printed).toContain("No problems found.");
  expect(printed).not.toContain(own.NEXTAUTH_SECRET);
});

test("the audit trail is checked by a plain Node program, whose help says how it is started", async () => {
  expect(await run("audit", ["verify"], {})).toMatch(/^The audit trail is intact: 0 rows\./);
  expect(await run("audit", ["--help"], {})).toContain("node audit.mjs verify --file audit.jsonl");
});

test("the programs hold no local Cognito", () => {
  const sentence = "isn’t from the local Cognito";
  expect(readFileSync(join(projectRoot, "lib/local-aws/model/data-file.ts"), "utf8")).toContain(sentence);
  for (const name of ["audit", "console", "doctor"])
    expect(readFileSync(join(folder, `${name}.mjs`), "utf8")).not.toContain(sentence);
});
