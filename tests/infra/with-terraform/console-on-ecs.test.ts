import { join } from "node:path";
import { expect, test } from "vitest";
import { startStandIn } from "@/tests/infra/stand-in/stand-in";
import { infraFolder, init, newWorkspace } from "@/tests/infra/terraform";

const secret = "kept-nowhere-1234567890";
const secrets = ["database_password", "fingerprint_key", "nextauth_secret", "sign_in_client_secret"];

test("the console on ECS is valid, plans, applies once, and keeps no secret", {
  timeout: 120_000,
}, async () => {
  const standIn = await startStandIn();
  const workspace = await newWorkspace(standIn, join(infraFolder, "examples/console-on-ecs"));
  const values = JSON.stringify(Object.fromEntries(secrets.map((it) => [it, secret])));
  const variables = ["-input=false", "-no-color", "-var-file=prod.tfvars", `-var=secrets=${values}`];
  try {
    expect(await init(workspace)).toMatchObject({ status: 0 });
    const { output: validated } = await workspace.run("validate", "-json");
    expect(JSON.parse(validated)).toMatchObject({ valid: true, diagnostics: [] });
    const { output } = await workspace.run("apply", "-auto-approve", ...variables);
    expect(output).toMatch(/Apply complete! Resources: \d{2} added, 0 changed, 0 destroyed\./);
    const state = await workspace.run("state", "pull");
    expect(state.output).toContain('"aws_db_instance"');
    expect(state.output).not.toContain(secret);
    expect((await workspace.run("output", "-raw", "doctor")).output).toMatch(
      /^aws ecs run-task .*securityGroups=\[id\d+\]\}' --overrides '\{.*"doctor\.mjs".*\}'$/,
    );
    expect(await workspace.run("plan", "-detailed-exitcode", ...variables)).toMatchObject({ status: 0 });
    for (const [value, says] of [
      ["image=clientele:latest", "image ends with a tag"],
      ["tasks={min=4}", "tasks.min is 1 or more"],
      ['settings={NEXTAUTH_SECRET="x"}', "settings lacks COGNITO_POOLS"],
    ] as const) {
      const refused = await workspace.run("plan", ...variables, `-var=${value}`);
      expect(refused).toMatchObject({ status: 1 });
      expect(refused.output.replaceAll(/[\s│]+/g, " ")).toContain(says);
    }
  } finally {
    workspace.remove();
    await standIn.close();
  }
});
