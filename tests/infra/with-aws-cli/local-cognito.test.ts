import { expect, test } from "vitest";
import { end, start } from "@/tests/lib/commands/local-cognito-child";

const pool = "--user-pool-id eu-west-1_LocalDev1";
const create = `aws cognito-idp create-user-pool-client ${pool} --client-name cli --generate-secret --query UserPoolClient.ClientId --output text`;

// An AWS CLI from before July 2023 takes the endpoint as an argument only; Debian 12 has such a one.
test("an AWS CLI of any age works against the local Cognito unchanged", async () => {
  const script = `set -e
      aws() { command aws "$@" --endpoint-url "$AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"; }
      id=$(${create})
      on="${pool} --client-id $id"
      aws cognito-idp update-user-pool-client $on --access-token-validity 5 --token-validity-units AccessToken=minutes --query UserPoolClient.AccessTokenValidity
      aws cognito-idp list-user-pool-clients ${pool} --max-results 5 --query 'length(UserPoolClients)'
      aws cognito-idp delete-user-pool-client $on
      aws cognito-idp describe-user-pool-client $on`;
  const { child, printed } = start(["--", "sh", "-c", script]);
  expect(await end(child)).not.toBe(0);
  expect(printed.stdout).toMatch(/^5\n5$/m);
  expect(printed.stderr).toContain(
    "(ResourceNotFoundException) when calling the DescribeUserPoolClient operation",
  );
});
