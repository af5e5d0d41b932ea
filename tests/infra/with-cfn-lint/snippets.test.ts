import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { test } from "vitest";
import { inTemporaryFolder } from "@/tests/infra/in-temporary-folder";
import { fileOf, nastyFacts } from "@/tests/lib/domain/snippet/gate";

test("the templates for API Gateway, load balancers and AgentCore are CloudFormation that cfn-lint passes", {
  timeout: 120_000,
}, async () => {
  await inTemporaryFolder(async (folder) => {
    const files = ["http-api", "rest-api", "alb", "agentcore"].map((id) => {
      const file = join(folder, `${id}.yaml`);
      writeFileSync(file, fileOf(nastyFacts(), `${id}/template.yaml`));
      return file;
    });
    await promisify(execFile)("cfn-lint", ["--format", "parseable", ...files]);
  });
});
