import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { test } from "vitest";
import { inTemporaryFolder } from "@/tests/infra/in-temporary-folder";
import { fileOf, nastyFacts } from "@/tests/lib/domain/snippet/gate";

test("the modules for API Gateway, load balancers and AgentCore are formatted as Terraform does it", async () => {
  await inTemporaryFolder(async (folder) => {
    for (const id of ["http-api", "rest-api", "alb", "agentcore"]) {
      const file = join(folder, id, "main.tf");
      mkdirSync(dirname(file));
      writeFileSync(file, `${fileOf(nastyFacts(), `${id}/main.tf`)}\n`);
    }
    await promisify(execFile)("terraform", ["fmt", "-check", "-recursive", "-diff"], { cwd: folder });
  });
});
