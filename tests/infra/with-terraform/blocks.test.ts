import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { blockOf } from "@/tests/infra/aws-schema";
import { cognitoBackend } from "@/tests/infra/stand-in/cognito-backend";
import { startStandIn } from "@/tests/infra/stand-in/stand-in";
import { init, newWorkspace } from "@/tests/infra/terraform";
import { freshCognito } from "@/tests/kit/fresh-cognito";

const blocks = {
  analytics_configuration: `application_arn = "arn:aws:mobiletargeting:eu-west-1:123456789012:apps/0a1b2c3d"
    user_data_shared = true`,
  refresh_token_rotation: `feature = "ENABLED"
    retry_grace_period_seconds = 20`,
  token_validity_units: `access_token = "minutes"`,
};

test("the stand-in keeps every block of a client, and sees each that somebody else set", {
  timeout: 120_000,
}, async () => {
  expect(Object.keys(blockOf("resource", "aws_cognito_user_pool_client").block_types).sort()).toEqual(
    Object.keys(blocks),
  );
  const cognito = await freshCognito();
  const standIn = await startStandIn(cognitoBackend(cognito.sdk));
  const workspace = await newWorkspace(standIn, null);
  try {
    const { UserPool } = await cognito.sdk.send(new CreateUserPoolCommand({ PoolName: "blocks" }));
    const UserPoolId = UserPool?.Id ?? "";
    const { UserPoolClient } = await cognito.sdk.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: "rotates",
        RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 20 },
      }),
    );
    const resource = (name: string, more: string) => `resource "aws_cognito_user_pool_client" "${name}" {
  name         = "${name}"
  user_pool_id = "${UserPoolId}"
${more}
}
`;
    const all = Object.entries(blocks).map(([name, body]) => `  ${name} {\n    ${body}\n  }\n`);
    writeFileSync(
      join(workspace.folder, "main.tf"),
      `${resource("whole", ["  access_token_validity = 60\n", ...all].join(""))}${resource("rotates", "")}
import {
  to = aws_cognito_user_pool_client.rotates
  id = "${UserPoolId}/${UserPoolClient?.ClientId}"
}
output "id" {
  value = aws_cognito_user_pool_client.whole.id
}
`,
    );
    await init(workspace);
    const plan = await workspace.run("plan", "-input=false", "-no-color");
    expect(plan.output).toMatch(/- refresh_token_rotation \{/);
    const { output } = await workspace.run("apply", "-auto-approve", "-input=false", "-no-color");
    expect(output).toContain("Apply complete! Resources: 1 imported, 1 added, 1 changed, 0 destroyed.");
    const ClientId = (await workspace.run("output", "-raw", "id")).output;
    const { UserPoolClient: made } = await cognito.sdk.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    expect(made).toMatchObject({
      AnalyticsConfiguration: { UserDataShared: true },
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 20 },
      TokenValidityUnits: { AccessToken: "minutes" },
    });
    expect(await workspace.run("plan", "-detailed-exitcode", "-input=false")).toMatchObject({ status: 0 });
  } finally {
    workspace.remove();
    await standIn.close();
    await cognito.stop();
  }
});
