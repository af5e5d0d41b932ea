import {
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { cliExport } from "@/lib/domain/export/cli";
import { exportFile } from "@/lib/domain/export/file";
import { terraformExport } from "@/lib/domain/export/terraform";
import { checkModule } from "@/tests/infra/check-module";
import { constructed } from "@/tests/infra/constructed";
import { exportCognito } from "@/tests/infra/exported-pool";
import { hostile } from "@/tests/infra/hostile";
import { inTemporaryFolder } from "@/tests/infra/in-temporary-folder";
import { bodies, parseModule } from "@/tests/infra/module";
import { recordCalls } from "@/tests/infra/recorded-calls";

const all = hostile();

type Resource = { Type: string; Properties: object; DependsOn?: string[] };

test("200 clients with awkward names are Terraform that fits the provider's schema", async () => {
  const text = terraformExport(all, { form: "resources", hasPoolVariable: true });
  const module = await parseModule({ "export.tf": text });
  expect(checkModule(module)).toEqual([]);
  expect(bodies(module, "resource", "aws_cognito_user_pool_client")).toHaveLength(200);
  expect(bodies(module, "import")).toHaveLength(220);
});

test("they are the same text whatever the order they come in", () => {
  const turned = { ...all, clients: [...all.clients].reverse(), servers: [...all.servers].reverse() };
  for (const form of ["terraform", "terraform-imports", "cloudformation", "cdk", "cli", "json"] as const)
    expect(exportFile(turned, form, { hasPoolVariable: false })).toBe(
      exportFile(all, form, { hasPoolVariable: false }),
    );
});

test("a stack of CDK makes the resources of the template, byte by byte", () => {
  const { Resources } = JSON.parse(exportFile(all, "cloudformation", { hasPoolVariable: false }));
  const made = constructed(exportFile(all, "cdk", { hasPoolVariable: false }));
  expect(Object.keys(made)).toEqual(Object.keys(Resources));
  for (const [id, { Type, Properties, DependsOn = [] }] of Object.entries<Resource>(Resources)) {
    const { type, properties, needs } = made[id] ?? {};
    expect({ type, needs }).toEqual({ type: Type.replace("AWS::Cognito::", "Cfn"), needs: DependsOn });
    expect(properties).toEqual({ ...Properties, UserPoolId: all.poolId });
  }
});

test("a shell hands the AWS CLI what makes them again, byte by byte", { timeout: 60_000 }, async () => {
  const { cognito, create, essence, newPool } = await exportCognito();
  try {
    const [source, target] = [await newPool(), await newPool()];
    await create(source, all);
    const { calls } = await inTemporaryFolder((folder) => recordCalls(cliExport(all), folder));
    for (const [, operation, ...args] of calls) {
      const input = { ...JSON.parse(args.at(-1) ?? ""), UserPoolId: target.id };
      await (operation === "create-resource-server"
        ? cognito.sdk.send(new CreateResourceServerCommand(input))
        : cognito.sdk.send(new CreateUserPoolClientCommand(input)));
    }
    expect(await essence(target)).toEqual(await essence(source));
  } finally {
    await cognito.stop();
  }
});
