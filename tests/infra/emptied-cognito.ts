import {
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { freshCognito } from "@/tests/kit/fresh-cognito";

/** A local Cognito of one's own with no pool in it. Call `stop` at the end. */
export async function emptiedCognito() {
  const cognito = await freshCognito();
  const { UserPools = [] } = await cognito.sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  for (const { Id: UserPoolId } of UserPools) {
    const { UserPool } = await cognito.sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
    await cognito.sdk.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: "INACTIVE" }));
    await cognito.sdk.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain: UserPool?.Domain }));
    await cognito.sdk.send(new DeleteUserPoolCommand({ UserPoolId }));
  }
  return cognito;
}
