import { expect, test } from "vitest";
import { end, start } from "@/tests/lib/commands/local-cognito-child";

const pool = "--user-pool-id eu-west-1_LocalDev1";
const create = `aws cognito-idp create-user-pool-client ${pool} --client-name cli --generate-secret --query UserPoolClient.ClientId --output text`;

test("the AWS CLI adds, lists and deletes a secret", async () => {
  const script = `set -e
      id=$(${create})
      on="${pool} --client-id $id"
      added=$(aws cognito-idp add-user-pool-client-secret $on --query ClientSecretDescriptor.ClientSecretId --output text)
      aws cognito-idp list-user-pool-client-secrets $on --query 'length(ClientSecrets)'
      aws cognito-idp delete-user-pool-client-secret $on --client-secret-id "$added"
      aws cognito-idp list-user-pool-client-secrets $on --query 'length(ClientSecrets)'`;
  const { child, printed } = start(["--", "sh", "-c", script]);
  expect(await end(child)).toBe(0);
  expect(printed.stdout).toMatch(/^2\n1$/m);
});
