import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { terraformVersion } from "@/lib/commands/terraform";
import { cloudFormationExport } from "@/lib/domain/export-cloudformation";
import { exportFile } from "@/lib/domain/export-file";
import { terraformExport } from "@/lib/domain/export-terraform";
import { checkModule } from "@/tests/infra/check-module";
import { hasProgram } from "@/tests/infra/has-program";
import { hostile } from "@/tests/infra/hostile";
import { bodies, parseModule } from "@/tests/infra/module";
import { startStandIn } from "@/tests/infra/stand-in/stand-in";
import { init, newWorkspace } from "@/tests/infra/terraform";

const run = promisify(execFile);
const all = hostile();

describe("200 clients with awkward names", () => {
  const text = terraformExport(all, { form: "resources", hasPoolVariable: true });

  test("are Terraform that fits the provider's schema", async () => {
    const module = await parseModule({ "export.tf": text });
    expect(checkModule(module)).toEqual([]);
    expect(bodies(module, "resource", "aws_cognito_user_pool_client")).toHaveLength(200);
    expect(bodies(module, "import")).toHaveLength(220);
  });

  test("are the same text whatever the order they come in", () => {
    const turned = { ...all, clients: [...all.clients].reverse(), servers: [...all.servers].reverse() };
    for (const form of ["terraform", "terraform-imports", "cloudformation", "cli", "json"] as const)
      expect(exportFile(turned, form, { hasPoolVariable: false })).toBe(
        exportFile(all, form, { hasPoolVariable: false }),
      );
  });

  test.runIf(terraformVersion())("are formatted and valid to Terraform", async () => {
    const standIn = await startStandIn();
    const workspace = await newWorkspace(standIn, null);
    try {
      writeFileSync(join(workspace.folder, "export.tf"), text);
      expect(await workspace.run("fmt", "-check", "-diff")).toMatchObject({ status: 0 });
      await init(workspace);
      const { output } = await workspace.run("validate", "-json");
      expect(JSON.parse(output)).toMatchObject({ valid: true });
    } finally {
      workspace.remove();
      await standIn.close();
    }
  });

  test.runIf(hasProgram("cfn-lint"))(
    "are CloudFormation that cfn-lint passes",
    { timeout: 60_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "cfn-"));
      try {
        const file = join(folder, "template.json");
        const few = { ...all, clients: all.clients.slice(0, 10) };
        writeFileSync(file, cloudFormationExport(few));
        await run("cfn-lint", ["--format", "parseable", file]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
