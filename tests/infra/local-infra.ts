import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptiedCognito } from "@/tests/infra/emptied-cognito";
import { cognitoBackend } from "@/tests/infra/stand-in/cognito-backend";
import { startStandIn } from "@/tests/infra/stand-in/stand-in";
import { init, newWorkspace } from "@/tests/infra/terraform";

/** infra/ before an empty local Cognito of its own, with the provider that really calls it. Call `stop` at the end. */
export async function localInfra() {
  const cognito = await emptiedCognito();
  const standIn = await startStandIn(cognitoBackend(cognito.sdk));
  const workspace = await newWorkspace(standIn);
  await init(workspace);

  /** Runs Terraform and gives what it prints. Throws it where the command fails. */
  const succeed = async (...args: string[]): Promise<string> => {
    const { status, output } = await workspace.run(...args);
    if (status !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${status}:\n${output}`);
    return output;
  };
  return {
    cognito,
    standIn,
    succeed,
    run: workspace.run,
    /** Sets variables, besides those that point at the local Cognito. */
    set(values: object) {
      const local = {
        region: "eu-west-1",
        local_endpoint: cognito.url,
        deletion_protection: false,
        mfa_configuration: "OFF",
      };
      writeFileSync(join(workspace.folder, "terraform.tfvars.json"), JSON.stringify({ ...local, ...values }));
    },
    apply: () => succeed("apply", "-auto-approve", "-input=false", "-no-color"),
    /** What a plan says; it fails where there is something to change, be it an output. */
    planNothing: () => succeed("plan", "-input=false", "-detailed-exitcode", "-no-color"),
    /** What a plan would do to resources, by address. */
    async changes(): Promise<string[]> {
      await succeed("plan", "-input=false", "-out=plan.tfplan");
      const plan: Plan = JSON.parse(await succeed("show", "-json", "plan.tfplan"));
      return plan.resource_changes
        .map(({ address, change }) => `${change.actions.join()} ${address}`)
        .filter((it) => !it.startsWith("no-op "));
    },
    async outputs(): Promise<Record<string, string>> {
      const told: [string, { value: string }][] = Object.entries(
        JSON.parse(await succeed("output", "-json")),
      );
      return Object.fromEntries(told.map(([name, { value }]) => [name, value]));
    },
    async stop() {
      workspace.remove();
      await standIn.close();
      await cognito.stop();
    },
  };
}

type Plan = { resource_changes: { address: string; change: { actions: string[] } }[] };
