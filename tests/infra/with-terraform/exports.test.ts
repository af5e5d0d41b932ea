import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { terraformExport } from "@/lib/domain/export/terraform";
import { exportCognito } from "@/tests/infra/exported-pool";
import { hostile } from "@/tests/infra/hostile";
import { cognitoBackend } from "@/tests/infra/stand-in/cognito-backend";
import { usualUnits } from "@/tests/infra/stand-in/plan";
import { startStandIn } from "@/tests/infra/stand-in/stand-in";
import { init, newWorkspace } from "@/tests/infra/terraform";

const all = hostile();

type Client = { token_validity_units?: object[] };
type Change = { before: Client; after: Client };

/** With the units that Cognito and the provider use where none is set. */
const withUnits = ({ token_validity_units: [units] = [], ...client }: Client) => {
  const set = Object.entries(units ?? {}).filter(([, value]) => value !== null);
  return { ...client, ...usualUnits, ...Object.fromEntries(set) };
};

test("200 clients with awkward names are formatted and valid to Terraform", async () => {
  const standIn = await startStandIn();
  const workspace = await newWorkspace(standIn, null);
  try {
    const text = terraformExport(all, { form: "resources", hasPoolVariable: true });
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

test("Terraform takes 200 clients over and changes nothing but default units", {
  timeout: 120_000,
}, async () => {
  const { cognito, create, newPool, read } = await exportCognito();
  const standIn = await startStandIn(cognitoBackend(cognito.sdk));
  const workspace = await newWorkspace(standIn, null);
  try {
    const pool = await newPool();
    await create(pool, all);
    const text = terraformExport(await read(pool), { form: "resources", hasPoolVariable: false });
    writeFileSync(join(workspace.folder, "export.tf"), text);
    await init(workspace);
    const { output } = await workspace.run("plan", "-input=false", "-no-color", "-out=plan.tfplan");
    expect(output).toMatch(/Plan: 220 to import, 0 to add, \d+ to change, 0 to destroy\./);
    const { output: json } = await workspace.run("show", "-json", "plan.tfplan");
    const plan: { resource_changes: { change: Change }[] } = JSON.parse(json);
    for (const { change } of plan.resource_changes)
      expect(withUnits(change.before)).toEqual(withUnits(change.after));
  } finally {
    workspace.remove();
    await standIn.close();
    await cognito.stop();
  }
});
