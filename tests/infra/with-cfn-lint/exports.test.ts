import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { test } from "vitest";
import { cloudFormationExport } from "@/lib/domain/export/cloudformation";
import { hostile } from "@/tests/infra/hostile";
import { inTemporaryFolder } from "@/tests/infra/in-temporary-folder";

test("200 clients with awkward names are CloudFormation that cfn-lint passes", {
  timeout: 120_000,
}, async () => {
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, "template.json");
    writeFileSync(file, cloudFormationExport(hostile()));
    await promisify(execFile)("cfn-lint", ["--format", "parseable", file]);
  });
});
