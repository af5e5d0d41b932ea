import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StandIn, startStandIn } from "@/tests/infra/stand-in/stand-in";
import { init, newWorkspace } from "@/tests/infra/terraform";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

// What only somebody who evaluates expressions can see: the mistakes of mutations.json are caught without Terraform.
test.each([
  ["a function that there is not", "locals.tf", "sort(flatten(", "sorted(flatten(", "plan"],
  [
    "a condition turned round",
    "locals.tf",
    `startswith(var.region, "us-gov-")`,
    `!startswith(var.region, "us-gov-")`,
    "test",
  ],
  [
    "a limit that lets one more through",
    "variables_m2m.tf",
    "length(names)])) <= 50",
    "length(names)])) <= 51",
    "test",
  ],
])("Terraform tells of %s", { timeout: 60_000 }, async (_, file, from, to, command) => {
  const workspace = await newWorkspace(standIn);
  try {
    const path = join(workspace.folder, file);
    const before = readFileSync(path, "utf8");
    expect(before).toContain(from);
    writeFileSync(path, before.replaceAll(from, to));
    await init(workspace);
    expect(await workspace.run(command)).toMatchObject({ status: 1 });
  } finally {
    workspace.remove();
  }
});
