import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { kitFiles } from "@/lib/domain/client/kit";
import { zip } from "@/lib/domain/text/zip";
import { type LocalCognito, startLocalCognito } from "@/lib/local-aws/server";
import { clientName, legal } from "@/tests/kit/legal-values";
import { nastyClient } from "@/tests/kit/nasty-client";
import { hasRuntime, python, runProgram } from "@/tests/kit/programs/run-program";
import { shells } from "@/tests/kit/programs/shell";

const at = new Date("2026-11-22T12:34:56.000Z");
const folder = mkdtempSync(join(tmpdir(), "kit-"));
let cognito: LocalCognito;
let client: Awaited<ReturnType<typeof nastyClient>>;
beforeAll(async () => {
  cognito = await startLocalCognito({ port: 0, consoleUrl: "http://localhost:3000" });
  client = await nastyClient(cognito, "kit");
});
afterAll(async () => {
  await cognito.close();
  rmSync(folder, { recursive: true });
});

const facts = (more: object = {}) => {
  // Nothing that makes a kit is ever given the secret.
  const { clientSecret: _, ...known } = client;
  return {
    ...known,
    name: "A kit\n# with `marks`",
    region: "eu-west-1",
    issuer: `${cognito.url}/${client.poolId}`,
    hasTokenApi: false,
    environment: "dev",
    tokenMinutes: 60,
    descriptions: new Map([[client.scopes[0] ?? "", "Hard: to\nquote"]]),
    secretDates: ["2026-01-02T03:04:05.000Z"],
    madeAt: at.toISOString(),
    ...more,
  };
};

if (hasRuntime(python, ["--version"]))
  test("the archive is one that others read, with every file as it was", async () => {
    const files = kitFiles(facts());
    writeFileSync(join(folder, "kit.zip"), zip(files, at));
    const script =
      "import zipfile; it = zipfile.ZipFile('kit.zip'); assert it.testzip() is None; it.extractall('out'); print(it.infolist()[0].date_time)";
    const { stdout, stderr } = await runProgram([python, "-c", script], folder);
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe("(2026, 11, 22, 12, 34, 56)");
    for (const { path, text } of files) expect(readFileSync(join(folder, "out", path), "utf8")).toBe(text);
    const found = readdirSync(join(folder, "out"), { recursive: true, withFileTypes: true });
    expect(found.filter((entry) => entry.isFile())).toHaveLength(files.length);
  });

test.each(shells)(
  "its smoke script passes in %s with the secret, and fails without the right one",
  async (shell) => {
    for (const { path, text } of kitFiles(facts()))
      if (path === "smoke.sh") writeFileSync(join(folder, path), text);
    mkdirSync(join(folder, "programs"), { recursive: true });
    for (const { path, text } of kitFiles(facts()))
      if (["smoke.sh", "programs/get-token.sh"].includes(path)) writeFileSync(join(folder, path), text);
    const run = (CLIENT_SECRET: string) => runProgram([shell, "smoke.sh"], folder, { CLIENT_SECRET });
    const good = await run(client.clientSecret);
    expect(good).toMatchObject({ code: 0, stderr: "" });
    for (const scope of client.scopes) expect(good.stdout).toContain(scope);
    const bad = await run("wrong0123456789wrong0123456789");
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain("invalid_client");
  },
);

test("the OpenAPI block and the README hold what was meant, whatever Cognito allows", () => {
  fc.assert(
    fc.property(legal, clientName, (input, name) => {
      const files = new Map(kitFiles(facts({ ...input, name })).map(({ path, text }) => [path, text]));
      const { components, security } = parse(files.get("api/openapi-security.yaml") ?? "");
      const flow = components.securitySchemes.machine.flows.clientCredentials;
      expect(flow.tokenUrl).toBe(input.tokenUrl);
      expect(Object.keys(flow.scopes).sort()).toEqual([...new Set(input.scopes)].sort());
      expect(security).toEqual([{ machine: input.scopes }]);
      for (const scope of input.scopes) expect(files.get("README.md")).toContain(`\n    ${scope}`);
      // A name is one line of an indented block, so it makes no heading and no link.
      expect(files.get("README.md")?.match(/^# /gm)).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});

test("files for the team of the API stand in its folder, each module of Terraform in one of its own", () => {
  const files = new Map(kitFiles(facts()).map(({ path, text }) => [path, text]));
  const paths = [...files.keys()].filter((path) => path.startsWith("api/"));
  for (const file of [
    "verify.mjs",
    "ApiSecurity.java",
    "Program.cs",
    "alb/template.yaml",
    "envoy-filters.yaml",
  ])
    expect(paths).toContain(`api/${file}`);
  const modules = paths.filter((path) => path.endsWith(".tf"));
  expect(new Set(modules.map((path) => path.split("/").at(-2))).size).toBe(modules.length);
  for (const path of ["api/ApiSecurity.java", "api/Program.cs", "programs/AccessToken.cs"])
    expect(files.get("README.md")).toContain(`\n    ${path}\n`);
});
